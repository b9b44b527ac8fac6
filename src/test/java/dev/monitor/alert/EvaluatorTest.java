package dev.monitor.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.monitor.model.AlertEvent;
import dev.monitor.model.Sample;
import dev.monitor.model.Severity;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EvaluatorTest {
    private static final List<String> NOTHING = List.of();

    @Test
    void withoutRulesAndStatesNothingIsDone() {
        assertSame(
                Evaluation.NOTHING,
                Evaluator.evaluate(
                        List.of(),
                        Set.of(),
                        List.of(),
                        new Look(
                                Duration.ZERO,
                                Runs.START,
                                Duration.ofMinutes(1),
                                List.of(Sample.of("load1", 3)),
                                Set.of())));
    }

    @Test
    void whatIsToldHoldsAllThatAMessageNeeds() {
        Runs runs = new Runs("DISK filesystem_percent > 90 for 2m severity critical to sms");
        runs.at("01:00", "filesystem_percent{mount=\"/srv\"} 99");
        runs.at("01:01", "filesystem_percent{mount=\"/srv\"} 95");
        runs.at("01:02", "filesystem_percent{mount=\"/srv\"} 96");

        assertEquals(
                new AlertEvent(
                        AlertEvent.Kind.FIRING,
                        "DISK",
                        "filesystem_percent > 90 for 2m",
                        "filesystem_percent",
                        Map.of("mount", "/srv"),
                        Severity.CRITICAL,
                        96,
                        90,
                        99,
                        Runs.START.plus(Duration.ofMinutes(60)),
                        Duration.ofMinutes(2),
                        List.of("sms"),
                        null),
                runs.event());
    }

    @Test
    void eachSeriesOfAMetricIsAnAlertOfItsOwn() {
        Runs runs = new Runs("DISK filesystem_percent > 90", "ROOT filesystem_percent{mount=/} > 50");
        String srv = "filesystem_percent{mount=\"/srv\"} ";

        assertEquals(
                List.of("FIRING DISK{mount=\"/srv\"} 91.0", "FIRING ROOT{mount=\"/\"} 60.0"),
                runs.at(
                        "01:00",
                        "filesystem_percent{mount=\"/\"} 60",
                        srv + 91,
                        "filesystem_inodes_percent{mount=\"/\"} 99"));
        assertEquals(
                List.of("FIRING DISK{mount=\"/\"} 92.0"),
                runs.at("01:01", "filesystem_percent{mount=\"/\"} 92", srv + 91));
        assertEquals(
                List.of("RESOLVED DISK{mount=\"/srv\"} 40.0"),
                runs.at("01:02", "filesystem_percent{mount=\"/\"} 92", srv + 40));
    }

    @ParameterizedTest
    @CsvSource({">, 91, 85, 81", ">=, 90, 89, 81", "<, 89, 95, 99", "<=, 90, 98.9, 99", "==, 90, , 91", "!=, 91, , 90"})
    void itResolvesWhereTheValueHasComeBackFarEnough(String op, String bad, String between, String good) {
        Runs runs = new Runs("X users " + op + " 90");

        assertEquals(List.of("FIRING X " + Double.parseDouble(bad)), runs.at("01:00", "users " + bad));
        if (between != null) {
            assertEquals(NOTHING, runs.at("01:01", "users " + between));
        }
        assertEquals(List.of("RESOLVED X " + Double.parseDouble(good)), runs.at("01:02", "users " + good));
        assertEquals(NOTHING, runs.states());
    }

    @Test
    void anEndTellsThePeakAndHowLongItLasted() {
        Runs runs = new Runs("LOW memory_available_bytes < 100");
        runs.at("01:00", "memory_available_bytes 90");
        runs.at("01:10", "memory_available_bytes 20");
        runs.at("02:00", "memory_available_bytes 50");
        runs.at("02:30", "memory_available_bytes 500");

        assertEquals(AlertEvent.Kind.RESOLVED, runs.event().kind());
        assertEquals(20, runs.event().peak());
        assertEquals(Duration.ofMinutes(90), runs.event().lasted());
    }

    @Test
    void pendingBeginsAnewWhereNobodyLookedForTooLong() {
        Runs runs = new Runs("X load1 > 4 for 2m", "SLOW load1 > 4 for 20m");
        runs.at("01:00", "load1 5");
        assertEquals(List.of("FIRING X 5.0"), runs.at("01:05", "load1 5"), "five minutes are not too long");
        assertEquals(List.of("FIRING SLOW 5.0"), runs.at("01:20", "load1 5"), "nor is what it must last itself");

        runs = new Runs("X load1 > 4 for 2m");
        runs.at("01:00", "load1 5");
        assertEquals(NOTHING, runs.at("01:05:01", "load1 6"));
        assertEquals(NOTHING, runs.at("01:07", "load1 5"));
        runs.at("01:07:01", "load1 5");
        assertEquals(Runs.START.plus(Duration.ofSeconds(3901)), runs.event().since());
    }

    @Test
    void whereRunsAreFarApartTwoOfThemSpeakForTheTimeBetween() {
        List<Rule> rules = Runs.rules("X load1 > 4 for 5m");
        Evaluation first = Evaluator.evaluate(rules, Set.of(), List.of(), rareLook(Duration.ofMinutes(10)));
        Evaluation second = Evaluator.evaluate(rules, Set.of(), first.states(), rareLook(Duration.ofMinutes(21)));

        assertEquals(List.of("FIRING X 5.0"), Runs.told(second.events()));
    }

    private static Look rareLook(Duration at) {
        List<Sample> busy = List.of(Sample.of("load1", 5));
        return new Look(at, Runs.START.plus(at), Duration.ofMinutes(10), busy, Set.of("loadavg"));
    }

    @Test
    void whatFiresOutlivesAnyTimeInWhichNobodyLooked() {
        Runs runs = new Runs("X load1 > 4");
        runs.at("01:00", "load1 5");

        assertEquals(NOTHING, runs.at("21:00", "load1 5"));
        assertEquals(List.of("RESOLVED X 1.0"), runs.at("23:00", "load1 1"));
        assertEquals(Duration.ofHours(22), runs.event().lasted());
    }

    @Test
    void whatFollowsTheFirstMessageIsOfItsConversation() {
        Runs runs = new Runs("X load1 > 4 worse", "Y load5 > 4");
        runs.at("01:00", "load1 5");
        assertNull(runs.event().thread());
        runs.composed("message-1");
        runs.at("01:01", "load1 9", "load5 5");
        assertEquals("message-1", runs.last().events().get(0).thread());
        assertNull(runs.last().events().get(1).thread());
        runs.composed("message-2");
        runs.at("01:02", "load1 1", "load5 1");
        assertEquals("message-1", runs.last().events().get(0).thread());
        assertEquals("message-2", runs.last().events().get(1).thread());
        runs.composed("message-3");
        runs.at("01:03", "load1 5", "load5 1");
        assertNull(runs.event().thread(), "firing again is a conversation of its own");
    }

    @Test
    void whatIsRememberedOnlyHasNoConversationLeft() {
        Runs runs = new Runs("X load1 > 4 worse repeat 1h latched");
        runs.at("01:00", "load1 5");
        runs.composed("message-1");
        runs.at("01:01", "load1 1");
        assertEquals("message-1", runs.event().thread());
        runs.at("01:02", "load1 9");

        assertNull(runs.event().thread());
    }

    @Test
    void whatIsOnItsWayBackIsNotWorse() {
        Runs runs = new Runs("X load1 > 10 clear 5 worse repeat 1h");
        runs.at("01:00", "load1 11");
        assertEquals(List.of("STILL X 6.0"), runs.at("02:00", "load1 6"));
        assertEquals(NOTHING, runs.at("02:01", "load1 9"));
        assertEquals(List.of("WORSE X 10.5"), runs.at("02:02", "load1 10.5"));
    }

    @Test
    void theLogHoldsEachTimeOfFiringWhetherToldOrNot() {
        Runs runs = new Runs("X load1 > 4 for 2m");
        runs.silenced.add("X");
        runs.at("01:00", "load1 5");
        assertEquals(NOTHING, runs.logged(), "nothing fires yet");
        runs.at("01:02", "load1 4.5");
        assertEquals(List.of("X 60– 5.0"), runs.logged());
        runs.at("01:03", "load1 4.9");
        assertEquals(NOTHING, runs.logged(), "nothing new");
        runs.at("01:04", "load1 7");
        assertEquals(List.of("X 60– 7.0"), runs.logged());
        runs.at("01:05", "load1 3.9");
        assertEquals(NOTHING, runs.logged());
        runs.at("01:06", "load1 3");
        assertEquals(List.of("X 60–66 7.0"), runs.logged());
    }

    @Test
    void aStateInWhichNothingChangedIsTheVeryOneOfBefore() {
        Runs runs = new Runs("X load1 > 4", "Y users > 4 repeat 1h latched");
        runs.at("01:00", "load1 5", "users 5");
        runs.at("01:01", "load1 5", "users 1");
        List<?> before = runs.states();
        runs.failed.add("loadavg");
        runs.at("01:02", "users 2");

        assertEquals(2, runs.states().size());
        assertSame(before.get(0), runs.states().get(0));
        assertSame(before.get(1), runs.states().get(1));
    }
}
