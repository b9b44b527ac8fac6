package dev.monitor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.monitor.deliver.BotApiServer;
import dev.monitor.flow.Watch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs on a clock: when they are made, when they report, and what is told of them. */
class WatchTest {
    private static final String NOON = "2026-03-02T12:00:00Z";
    private static final Watch.Patience IMPATIENT = new Watch.Patience(Duration.ofMillis(1), 500);

    @TempDir
    Path folder = Path.of("");

    private ChangingMachine machine;
    private Monitored monitored;

    @BeforeEach
    void aMachineWithAccounting() throws IOException {
        machine = new ChangingMachine(folder).ended("2026-03-02T11:00:00Z", 1001, "make", 1);
        monitored = new Monitored(folder, machine);
    }

    @Test
    void runsBeginOnAGridThatDoesNotDriftTheFirstAtOnce() throws IOException {
        WatchClock clock = new WatchClock(NOON, 4);
        clock.takes(1, Duration.ofMillis(900)).takes(2, Duration.ofSeconds(59));
        assertEquals(0, watch(clock).exit());
        assertEquals(minutes(0, 1, 2, 3), clock.runs());
        assertEquals(List.of("12:00:00", "12:01:00", "12:02:00", "12:03:00"), journalTimes());
    }

    @Test
    void aRunThatTakesLongerThanItsIntervalLeavesOutTheMomentsThatItMissed() {
        WatchClock clock = new WatchClock(NOON, 4).takes(2, Duration.ofSeconds(150));
        watch(clock);
        assertEquals(minutes(0, 1, 4, 5), clock.runs());
    }

    @Test
    void whoSetsTheWallClockChangesNothing() throws IOException {
        monitored.set("REPORT_INTERVAL", "3m");
        WatchClock clock = new WatchClock(NOON, 7);
        clock.at(2, () -> clock.step(Duration.ofHours(1))).at(5, () -> clock.step(Duration.ofHours(-2)));
        Monitored.Outcome outcome = watch(clock);
        assertEquals(minutes(0, 1, 2, 3, 4, 5, 6), clock.runs());
        assertEquals(3, reports(outcome));
        assertEquals("13:01:00", journalTimes().get(1));
    }

    @Test
    void theIntervalIsThatOfTheSettings() {
        monitored.set("ALERT_INTERVAL", "90");
        WatchClock clock = new WatchClock(NOON, 3);
        watch(clock);
        assertEquals(List.of(Duration.ZERO, Duration.ofSeconds(90), Duration.ofSeconds(180)), clock.runs());
    }

    @Test
    void aReportIsWhatTheRunOfItsMomentMakes() throws IOException {
        monitored.set("REPORT_INTERVAL", "3m");
        Monitored.Outcome outcome = watch(new WatchClock(NOON, 7));
        assertEquals(3, reports(outcome));
        assertEquals(7, monitored.journal().size());
        assertEquals("", outcome.err());
    }

    @Test
    void reportsThatAreWantedMoreOftenThanChecksAreMadeAllTheSame() {
        monitored.set("ALERT_INTERVAL", "600").set("REPORT_INTERVAL", "2m");
        WatchClock clock = new WatchClock(NOON, 3);
        assertEquals(3, reports(watch(clock)));
        assertEquals(minutes(0, 2, 4), clock.runs());
    }

    @Test
    void whoStartsItAgainAndAgainGetsNoMoreReports() {
        monitored.set("REPORT_INTERVAL", "10m");
        WatchClock clock = new WatchClock(NOON, 1);
        int reports = reports(watch(clock));
        for (int start = 0; start < 8; start++) {
            reports += reports(watch(clock.later(Duration.ofSeconds(10), 1)));
        }
        assertEquals(1, reports);
        assertEquals(0, reports(watch(clock.later(Duration.ofMinutes(1), 8))), "until 12:09:20");
        assertEquals(1, reports(watch(clock.later(Duration.ofSeconds(40), 1))), "at 12:10");
    }

    @Test
    void aClockThatWasFarAheadWhenItReportedPutsTheNextReportOffByOneIntervalAtMost() {
        monitored.set("REPORT_INTERVAL", "10m");
        WatchClock clock = new WatchClock(NOON, 1);
        assertEquals(1, reports(watch(clock)));
        clock.step(Duration.ofDays(-30));
        assertEquals(1, reports(watch(clock.later(Duration.ofSeconds(10), 11))));
    }

    @Test
    void reportsGoToTheChannelsThenStandardOutputStaysEmpty() throws IOException {
        try (BotApiServer api = new BotApiServer()) {
            monitored.telegram(api, "-100").set("REPORT_INTERVAL", "2m");
            assertEquals(new Monitored.Outcome(0, "", ""), watch(new WatchClock(NOON, 5)));
            long texts = api.requests("-100").stream()
                    .filter(request -> request.method().equals("sendMessage"))
                    .count();
            assertEquals(3, texts);
        }
    }

    @Test
    void aRunThatFailsIsToldOnceAndTheNextOneIsMade() throws IOException {
        Path proc = machine.root().resolve("proc");
        Path away = folder.resolve("away");
        WatchClock clock = new WatchClock(NOON, 8);
        for (int run : List.of(2, 6)) {
            clock.at(run, () -> Files.move(proc, away));
            clock.at(run + 2, () -> Files.move(away, proc));
        }
        monitored.set("ACCOUNTING_SOURCE", "off");
        Monitored.Outcome outcome = watch(clock);
        assertEquals(0, outcome.exit());
        assertEquals(2, count(outcome.err(), "nothing of the machine can be read there"), outcome.err());
        assertEquals(4, monitored.journal().size());
    }

    @Test
    void aReportThatCouldNotBeMadeIsMadeByTheNextRun() throws IOException {
        Path proc = machine.root().resolve("proc");
        Path away = folder.resolve("away");
        monitored.set("REPORT_INTERVAL", "4m").set("ACCOUNTING_SOURCE", "off");
        WatchClock clock =
                new WatchClock(NOON, 9).at(1, () -> Files.move(proc, away)).at(3, () -> Files.move(away, proc));
        Monitored.Outcome outcome = watch(clock);
        assertEquals(3, reports(outcome), "of 12:02, 12:04 and 12:08");
    }

    @Test
    void anotherRunThatHoldsTheLockIsToldOnce() throws IOException {
        assertEquals(0, monitored.clock(new WatchClock(NOON, 0)).run("report").exit());
        try (LockHolder holder = new LockHolder(monitored.state().resolve("run.lock"))) {
            WatchClock clock = new WatchClock(NOON, 5).at(4, holder::release);
            Monitored.Outcome outcome = watch(clock);
            assertEquals("monitor: another run holds the lock for too long; this one is left out\n", outcome.err());
            assertEquals(3, monitored.journal().size());
        }
    }

    @Test
    void aStoreThatIsBrokenIsToldOnceAndItsRepairIsSeen() throws IOException {
        assertEquals(0, monitored.clock(new WatchClock(NOON, 0)).run("report").exit());
        Path store = monitored.state().resolve("monitor.db");
        Path good = Files.move(store, folder.resolve("good"));
        Files.writeString(store, "no database ".repeat(1000));
        WatchClock clock = new WatchClock(NOON, 6).at(4, () -> {
            Files.delete(store);
            Files.move(good, store);
        });
        Monitored.Outcome outcome = watch(clock);
        assertEquals(1, outcome.err().lines().count(), outcome.err());
        assertTrue(outcome.err().contains("monitor.db"), outcome.err());
        assertEquals("", outcome.out());
        assertEquals(1 + 6, monitored.journal().size());
    }

    @Test
    void whoGetsAnAccountMeanwhileIsCalledByName() {
        monitored.set("REPORT_INTERVAL", "2m");
        WatchClock clock = new WatchClock(NOON, 3).at(2, () -> {
            machine.user("newcomer", 4711);
            machine.ended("2026-03-02T12:00:30Z", 4711, "make", 3);
        });
        String out = watch(clock).out();
        assertTrue(out.contains("newcomer"), out);
    }

    @Test
    void withVerboseEachRunTellsHowTheCollectorsFared() {
        Monitored.Outcome outcome = watch(new WatchClock(NOON, 3), "-v");
        assertEquals(3, count(outcome.err(), "monitor: loadavg OK"), outcome.err());
    }

    @Test
    void wrongSettingsAreToldAtTheStart() {
        monitored.set("REPORT_INTERVAL", "often");
        WatchClock clock = new WatchClock(NOON, 3);
        assertEquals(78, watch(clock).exit());
        assertEquals(List.of(), clock.runs());
    }

    @Test
    void collectorsThatNeverComeBackEndTheProcessBeforeItIsFullOfThem() throws Exception {
        for (String name : List.of("loadavg", "uptime", "meminfo")) {
            Path file = machine.root().resolve("proc").resolve(name);
            Files.delete(file);
            assertEquals(
                    0, new ProcessBuilder("mkfifo", file.toString()).start().waitFor());
        }
        Watch.Patience few = new Watch.Patience(Duration.ZERO, Thread.activeCount() + 2);
        WatchClock clock = new WatchClock(NOON, 10);
        Monitored.Outcome outcome = watch(clock, few);
        assertEquals(75, outcome.exit());
        assertTrue(outcome.err().contains("too many collectors hang"), outcome.err());
        assertEquals(1, clock.runs().size());
    }

    private Monitored.Outcome watch(WatchClock clock, String... words) {
        return watch(clock, IMPATIENT, words);
    }

    private Monitored.Outcome watch(WatchClock clock, Watch.Patience patience, String... words) {
        WatchCommand command = new WatchCommand(clock, patience);
        Arguments arguments = new Arguments();
        if (List.of(words).contains("-v")) {
            arguments.add(Option.VERBOSE, List.of());
        }
        return monitored.clock(clock).run(world -> Cli.run(world, command, arguments));
    }

    private static List<Duration> minutes(int... minutes) {
        return IntStream.of(minutes).mapToObj(Duration::ofMinutes).toList();
    }

    private static long count(String text, String word) {
        return text.lines().filter(line -> line.contains(word)).count();
    }

    private static int reports(Monitored.Outcome outcome) {
        return (int) count(outcome.out(), "CPU by user on ");
    }

    /** The times of day of the lines of the journal, in UTC. */
    private List<String> journalTimes() throws IOException {
        List<String> times = new ArrayList<>();
        for (String line : monitored.journal()) {
            Instant at = Instant.ofEpochMilli(
                    Math.round(1000 * Monitored.json(line).path("timestamp").asDouble()));
            times.add(at.toString().substring(11, 19));
        }
        return times;
    }
}
