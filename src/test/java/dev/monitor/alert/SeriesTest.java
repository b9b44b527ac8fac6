package dev.monitor.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.monitor.model.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Series that come, vanish, cannot be told, are many, or have labels that were made to deceive. */
final class SeriesTest {
    private static final List<String> NOTHING = List.of();

    @Test
    void aSeriesThatVanishesIsGoneOnlyWhereItsCollectorIsWell() {
        Runs runs = new Runs("DISK filesystem_percent > 90 for 3m");
        String full = "filesystem_percent{mount=\"/srv\"} 95";
        runs.at("01:00", full);
        runs.failed.add("filesystems");
        runs.at("01:02");
        runs.failed.clear();
        assertEquals(List.of("FIRING DISK{mount=\"/srv\"} 95.0"), runs.at("01:03", full), "a failure breaks no `for`");
        runs.failed.add("filesystems");
        assertEquals(NOTHING, runs.at("01:04"));
        runs.failed.clear();
        assertEquals(List.of("GONE DISK{mount=\"/srv\"} 95.0"), runs.at("01:05"));
        runs.at("01:06", full);
        assertEquals(NOTHING, runs.at("01:07"), "what was pending only is forgotten silently");
        assertEquals(NOTHING, runs.at("01:09", full));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity"})
    void aValueThatIsNoNumberTellsNothing(String value) {
        Runs runs = new Runs("X load1 > 4 for 2m", "Y load1 < 4");

        assertEquals(NOTHING, runs.at("00:59", "load1 " + value));
        runs.at("01:00", "load1 5");
        assertEquals(NOTHING, runs.at("01:01", "load1 " + value));
        assertEquals(List.of("FIRING X 5.0"), runs.at("01:02", "load1 5"));
        assertEquals(NOTHING, runs.at("01:03", "load1 " + value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cpu_percent", "cpu_steal_percent"})
    void aRateThatCannotBeToldIsNotGone(String metric) {
        Runs runs = new Runs("X " + metric + " > 4");
        runs.at("01:00", metric + " 5");

        assertEquals(NOTHING, runs.at("01:01", "forks_total 7"));
        assertEquals(List.of("RESOLVED X 1.0"), runs.at("01:02", metric + " 1"));
    }

    @Test
    void everyOtherMetricIsGoneWithItsCollectorWell() {
        for (String metric : Metrics.LABELS.keySet()) {
            Runs runs = new Runs("X " + metric + " > 4");
            runs.at("01:00", metric + " 5");
            String collector = Metrics.collector(metric);
            if (metric.startsWith("cpu_")) {
                assertNull(collector);
                continue;
            }
            runs.failed.add(String.valueOf(collector));
            assertEquals(NOTHING, runs.at("01:01"), metric);
            runs.failed.clear();
            assertEquals(List.of("GONE X 5.0"), runs.at("01:02"), metric);
        }
    }

    @Test
    void ofTwoSeriesWithTheSameLabelsTheFirstCounts() {
        Runs runs = new Runs("X process_cpu_percent > 4");
        String series = "process_cpu_percent{program=\"a\",user=\"b\"} ";

        assertEquals(
                List.of("FIRING X{program=\"a\",user=\"b\"} 9.0"),
                runs.at("01:00", series + "9", series + "1", series + "99"));
        assertEquals(List.of("RESOLVED X{program=\"a\",user=\"b\"} 1.0"), runs.at("01:01", series + "1", series + "9"));
    }

    @Test
    void labelsThatMakeUpLabelsAreData() {
        Runs runs = new Runs("X process_cpu_percent > 4 repeat 1h latched");
        List<Sample> samples = new ArrayList<>();
        String[] names = {"", "\"", "\\", "\n", "a\",user=\"b", "}", "\u0000", "\u001b[31m", "<b>", "x".repeat(5000)};
        for (String name : names) {
            samples.add(new Sample("process_cpu_percent", Map.of("user", "a", "program", name), 5));
        }
        assertEquals(names.length, runs.at("01:00", samples).size());
        assertEquals(NOTHING, runs.at("01:01", samples));
        assertEquals(names.length, runs.at("01:02").size());
    }

    @Test
    void aFloodOfSeriesIsFollowedUpToALimitAndWhatIsMerelyRememberedGivesWay() {
        Runs runs = new Runs("X process_cpu_percent > 4 repeat 10h latched");

        assertEquals(Evaluator.MOST_SERIES, runs.at("01:00", flood(0, 1500)).size());
        assertEquals(Evaluator.MOST_SERIES, runs.states().size());
        assertEquals(Evaluator.MOST_SERIES, runs.at("01:01").size());
        assertEquals(700, runs.at("01:02", flood(5000, 700)).size(), "the new ones matter more");
        assertEquals(Evaluator.MOST_SERIES, runs.states().size());
    }

    private static List<Sample> flood(int from, int count) {
        List<Sample> samples = new ArrayList<>();
        for (int i = from; i < from + count; i++) {
            samples.add(new Sample("process_cpu_percent", Map.of("user", "eve", "program", "p" + i), 50));
        }
        return samples;
    }
}
