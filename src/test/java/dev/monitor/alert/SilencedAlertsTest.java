package dev.monitor.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.monitor.model.AlertEvent;
import dev.monitor.model.AlertState.Phase;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules of which nothing is told for a time. */
final class SilencedAlertsTest {
    private static final List<String> NOTHING = List.of();

    @Test
    void whatIsSilencedGoesOnAndNothingIsTold() {
        Runs runs = new Runs("X load1 > 4 worse repeat 5m", "Y load1 > 4");
        runs.silenced.add("X");

        assertEquals(List.of("FIRING Y 5.0"), runs.at("01:00", "load1 5"));
        assertEquals(NOTHING, runs.at("01:10", "load1 9"));
        runs.silenced.clear();
        assertEquals(List.of("FIRING X 8.0"), runs.at("01:11", "load1 8"), "it still fires, and nobody knows yet");
        assertEquals(Duration.ofMinutes(11), runs.event().lasted());
        assertEquals(9, runs.event().peak());
    }

    @Test
    void whatEndedWhileItWasSilencedIsToldWhenTheSilenceEnds() {
        Runs runs = new Runs("X load1 > 4 worse repeat 5m");
        runs.at("01:00", "load1 5");
        runs.silenced.add("X");
        assertEquals(NOTHING, runs.at("01:10", "load1 1"));
        assertEquals(Phase.OVER, runs.states().get(0).phase());
        assertEquals(NOTHING, runs.at("01:11", "load1 2"));
        runs.silenced.clear();
        assertEquals(List.of("RESOLVED X 1.0"), runs.at("01:30", "load1 2"));
        assertEquals(Duration.ofMinutes(10), runs.event().lasted());

        runs.silenced.add("X");
        runs.at("02:00", "load1 5");
        runs.at("02:01", "load1 1");
        runs.silenced.clear();
        assertEquals(NOTHING, runs.at("02:02", "load1 1"), "of what nobody knows no end is told");
    }

    @Test
    void whatEndedAndFiresAgainWhileItWasSilencedGoesOnForPeople() {
        Runs runs = new Runs("X load1 > 4");
        runs.at("01:00", "load1 5");
        runs.silenced.add("X");
        runs.at("01:10", "load1 1");
        runs.at("01:20", "load1 9");
        runs.silenced.clear();
        assertEquals(NOTHING, runs.at("01:30", "load1 9"));
        runs.at("01:40", "load1 1");

        assertEquals(AlertEvent.Kind.RESOLVED, runs.event().kind());
        assertEquals(9, runs.event().peak());
        assertEquals(Duration.ofMinutes(40), runs.event().lasted());
    }

    @Test
    void anEndThatWasSilencedIsToldEvenIfItsRuleOrItsSeriesIsGone() {
        Runs runs = new Runs("X load1 > 4");
        runs.at("01:00", "load1 5");
        runs.silenced.add("X");
        runs.settings("OTHER load1 > 50");
        assertEquals(NOTHING, runs.at("01:10", "load1 5"));
        assertEquals(NOTHING, runs.at("01:11", "load1 5"));
        runs.silenced.clear();
        assertEquals(List.of("REMOVED X 5.0"), runs.at("01:12", "load1 5"));

        runs.settings("X load1 > 4");
        runs.at("02:00", "load1 5");
        runs.silenced.add("X");
        runs.at("02:10");
        runs.silenced.clear();
        runs.failed.add("loadavg");
        assertEquals(List.of("RESOLVED X 5.0"), runs.at("02:20"));
        assertEquals(NOTHING, runs.states());
    }
}
