package dev.monitor.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The scenarios of ttalertd with its own settings: {@code LOAD_AVG_MAX}, {@code CPU_LIMIT}, and a reset after an hour. */
final class TtalertdTest {
    private static final List<String> NOTHING = List.of();
    private static final Duration RESET = Duration.ofHours(1);

    private final Runs load = runs("LOAD_AVG_MAX", 1.2);
    private final Runs programs = runs("CPU_LIMIT", 20);

    private static Runs runs(String key, double threshold) {
        Runs runs = new Runs();
        runs.settings(Thresholds.rules(Map.of(key, threshold), RESET));
        return runs;
    }

    @Test
    void theLoadIsToldAboveTheMaximumAndAgainOnlyAboveTheValueLastTold() {
        assertEquals(NOTHING, load.at("01:00", "load1 1.2"));
        assertEquals(List.of("FIRING LOAD_AVG_MAX 1.3"), load.at("01:01", "load1 1.3"));
        assertEquals(NOTHING, load.at("01:02", "load1 1.3"));
        assertEquals(NOTHING, load.at("01:03", "load1 1.25"));
        assertEquals(List.of("WORSE LOAD_AVG_MAX 2.6"), load.at("01:04", "load1 2.6"));
        assertEquals(NOTHING, load.at("01:05", "load1 2.5"));
        assertEquals(List.of("RESOLVED LOAD_AVG_MAX 1.2"), load.at("01:06", "load1 1.2"));
    }

    @Test
    void aLoadThatComesBackIsNoNewsUntilTheResetUnlessItIsHigherThanEver() {
        load.at("01:00", "load1 3");
        assertEquals(List.of("RESOLVED LOAD_AVG_MAX 1.0"), load.at("01:01", "load1 1"));
        assertEquals(NOTHING, load.at("01:02", "load1 3"));
        assertEquals(NOTHING, load.at("01:03", "load1 1"), "nor is the end of what nobody was told");
        assertEquals(List.of("FIRING LOAD_AVG_MAX 3.2"), load.at("01:04", "load1 3.2"));
        assertEquals(List.of("RESOLVED LOAD_AVG_MAX 1.0"), load.at("01:05", "load1 1"));
        assertEquals(NOTHING, load.at("02:03", "load1 3"), "the hour counts from what was told last");
        assertEquals(List.of("FIRING LOAD_AVG_MAX 2.0"), load.at("02:04", "load1 2"), "and then all is news");
        assertEquals(List.of("RESOLVED LOAD_AVG_MAX 0.5"), load.at("02:05", "load1 0.5"));
    }

    @Test
    void aLoadThatStaysIsToldAgainAfterTheReset() {
        load.at("01:00", "load1 3");
        assertEquals(NOTHING, load.at("01:59", "load1 3"));
        assertEquals(List.of("STILL LOAD_AVG_MAX 2.5"), load.at("02:00", "load1 2.5"));
        assertEquals(List.of("WORSE LOAD_AVG_MAX 2.9"), load.at("02:10", "load1 2.9"), "above what was told last");
    }

    @Test
    void aBusyProgramIsToldOnceHoweverOftenItComesAndGoes() {
        String gcc = program("alice", "gcc");
        assertEquals(NOTHING, programs.at("01:00", gcc + 20));
        assertEquals(List.of("FIRING " + key("alice", "gcc") + " 90.0"), programs.at("01:01", gcc + 90));
        assertEquals(List.of("GONE " + key("alice", "gcc") + " 90.0"), programs.at("01:02"));
        for (int minute = 3; minute < 60; minute += 2) {
            assertEquals(NOTHING, programs.at("01:" + minute, gcc + 100));
            assertEquals(NOTHING, programs.at("01:" + (minute + 1)));
        }
        assertEquals(NOTHING, programs.at("02:00", gcc + 100));
        assertEquals(List.of("FIRING " + key("alice", "gcc") + " 50.0"), programs.at("02:01", gcc + 50));
    }

    @Test
    void eachUserAndEachProgramIsToldOfItself() {
        programs.at("01:00", program("alice", "gcc") + 90);

        assertEquals(
                List.of("FIRING " + key("bob", "gcc") + " 80.0", "FIRING " + key("alice", "ld") + " 70.0"),
                programs.at(
                        "01:01",
                        program("alice", "gcc") + 99,
                        program("bob", "gcc") + 80,
                        program("alice", "ld") + 70));
    }

    @Test
    void aProgramThatIsStillBusyIsToldAgainAfterTheReset() {
        String gcc = program("alice", "gcc");
        programs.at("01:00", gcc + 90);

        assertEquals(NOTHING, programs.at("01:59", gcc + 100));
        assertEquals(List.of("STILL " + key("alice", "gcc") + " 95.0"), programs.at("02:00", gcc + 95));
        assertEquals(NOTHING, programs.at("02:01", gcc + 95));
    }

    @Test
    void aProgramThatCameBackUntoldIsToldOnceTheResetHasPassed() {
        String gcc = program("alice", "gcc");
        programs.at("01:00", gcc + 90);
        programs.at("01:10");
        assertEquals(NOTHING, programs.at("01:20", gcc + 90));
        assertEquals(List.of("FIRING " + key("alice", "gcc") + " 90.0"), programs.at("02:00", gcc + 90));
        assertEquals(Duration.ofMinutes(40), programs.event().lasted());
        assertEquals(List.of("RESOLVED " + key("alice", "gcc") + " 10.0"), programs.at("02:01", gcc + 10));
    }

    @Test
    void whatWasToldIsForgottenAfterTheReset() {
        programs.at("01:00", program("alice", "gcc") + 90);
        programs.at("01:01");
        assertEquals(1, programs.states().size());
        programs.at("02:00");
        assertEquals(0, programs.states().size());
    }

    private static String program(String user, String program) {
        return "process_cpu_percent{program=\"" + program + "\",user=\"" + user + "\"} ";
    }

    private static String key(String user, String program) {
        return "CPU_LIMIT{program=\"" + program + "\",user=\"" + user + "\"}";
    }
}
