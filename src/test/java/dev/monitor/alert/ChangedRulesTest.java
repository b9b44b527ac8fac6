package dev.monitor.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Settings that change between two runs. */
final class ChangedRulesTest {
    private static final List<String> NOTHING = List.of();

    @Test
    void aRuleThatIsGoneEndsWhatItTold() {
        Runs runs = new Runs("X load1 > 4 to sms", "Y load1 > 4 for 10m", "Z load1 > 1 repeat 1h latched");
        runs.at("01:00", "load1 5");
        runs.at("01:01", "load1 0.5");
        runs.at("01:02", "load1 5");
        runs.settings("OTHER load1 > 50");

        assertEquals(List.of("REMOVED X 5.0"), runs.at("01:03", "load1 6"));
        assertEquals("load1 > 4", runs.event().condition());
        assertEquals(List.of("sms"), runs.event().to());
        assertEquals(NOTHING, runs.states());
    }

    @Test
    void aRuleThatIsChangedGoesOnWithItsNewText() {
        Runs runs = new Runs("X load1 > 4");
        runs.at("01:00", "load1 5");
        runs.settings("X load1 > 8 severity critical");

        assertEquals(NOTHING, runs.at("01:01", "load1 7.5"));
        assertEquals(List.of("RESOLVED X 7.0"), runs.at("01:02", "load1 7"));
        assertEquals("load1 > 8", runs.event().condition());
    }

    @Test
    void aRuleThatIsAboutOtherSeriesNowIsAnother() {
        Runs runs = new Runs("X load1 > 4");
        runs.at("01:00", "load1 5");
        runs.settings("X load15 > 4");
        assertEquals(List.of("REMOVED X 5.0", "FIRING X 7.0"), runs.at("01:01", "load1 5", "load15 7"));

        runs.settings("X filesystem_percent > 4");
        runs.at("01:02", "filesystem_percent{mount=\"/a\"} 5", "filesystem_percent{mount=\"/b\"} 5");
        runs.settings("X filesystem_percent{mount=/b} > 4");
        assertEquals(
                List.of("REMOVED X{mount=\"/a\"} 5.0"),
                runs.at("01:03", "filesystem_percent{mount=\"/a\"} 5", "filesystem_percent{mount=\"/b\"} 5"));
    }

    @Test
    void ofTwoRulesWithOneNameTheFirstCounts() {
        Runs runs = new Runs("X load1 > 4", "X load1 > 1");

        assertEquals(List.of("FIRING X 5.0"), runs.at("01:00", "load1 5"));
        assertEquals("load1 > 4", runs.event().condition());
        assertEquals(1, runs.states().size());
    }
}
