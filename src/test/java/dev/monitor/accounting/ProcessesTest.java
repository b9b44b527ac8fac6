package dev.monitor.accounting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.monitor.accounting.Options.Choice;
import dev.monitor.model.CollectException;
import dev.monitor.model.Gap;
import dev.monitor.model.MeterRun;
import dev.monitor.model.MeterState;
import dev.monitor.model.ProcessTable;
import dev.monitor.model.ProcessTable.Entry;
import dev.monitor.model.Usage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is charged for what of processes that are seen alive and end with a record: each tick once. */
class ProcessesTest {
    /** The machine was booted at noon. */
    private static final Instant BOOT = Instant.parse("2026-11-20T12:00:00Z");

    private final TestMachine machine;
    private MeterState state = MeterState.EMPTY;
    private @Nullable Instant previousRun;
    private String boot = "a";
    private Instant booted = BOOT;

    ProcessesTest(@TempDir Path root) throws IOException {
        machine = new TestMachine(root);
        machine.append("", record(1, 0, "init", 9, 10, 10));
    }

    @Test
    void theFirstRunTakesOfTheLivingOnlyTheMeasure() throws Exception {
        Usage ended = new Usage(0, "root", "init", Duration.ofMillis(90), 1);
        assertEquals(List.of(ended), run(100, process(7, 1001, 10, 500)).increments());
        assertEquals(
                List.of(alive(1001, "alice", 20)),
                run(160, process(7, 1001, 10, 520)).increments());
    }

    @Test
    void aJobIsChargedInEachRunAndForTheRestByItsRecord() throws Exception {
        run(100);
        assertEquals(
                List.of(alive(1001, "alice", 30)),
                run(160, process(7, 1001, 110, 30)).increments());
        assertEquals(
                List.of(alive(1001, "alice", 12)),
                run(220, process(7, 1001, 110, 42)).increments());
        machine.append("", record(7, 1001, "x", 45, 110, 250));
        assertEquals(List.of(ended(1001, "alice", 3)), run(280).increments());
    }

    @Test
    void aRecordThatTellsLessThanWasSeenTakesNothingBack() throws Exception {
        run(100, process(7, 1001, 10, 100));
        machine.append("", record(7, 1001, "x", 90, 10, 130));
        assertEquals(List.of(ended(1001, "alice", 0)), run(160).increments());
    }

    @Test
    void whoBecameAnotherUserIsChargedEachPartToWhomItWas() throws Exception {
        run(100);
        run(160, process(7, 0, 110, 30));
        assertEquals(
                List.of(alive(1001, "alice", 20)),
                run(220, process(7, 1001, 110, 50)).increments());
        machine.append("", record(7, 1002, "x", 55, 110, 250));
        assertEquals(List.of(ended(1002, "bob", 5)), run(280).increments());
    }

    @Test
    void onlyTheFirstRecordOfAPidThatCameBackIsTheProcessThatWasSeen() throws Exception {
        run(100, process(7, 1001, 10, 50));
        machine.append("", record(7, 1001, "x", 60, 10, 120));
        machine.append("", record(7, 1002, "x", 70, 130, 140));
        MeterRun run = run(160, process(7, 1003, 150, 5));
        assertEquals(
                List.of(alive(1003, "student01", 5), ended(1002, "bob", 70), ended(1001, "alice", 10)),
                run.increments());
        assertEquals(List.of(), run.gaps());
    }

    @Test
    void aRecordThatIsTooYoungIsAnothersAndProvesALoss() throws Exception {
        run(100, process(7, 1001, 10, 50));
        machine.append("", record(7, 1002, "x", 60, 130, 140));
        MeterRun run = run(160);
        assertEquals(List.of(ended(1002, "bob", 60)), run.increments());
        assertEquals(1, run.gaps().size());
    }

    @Test
    void aRecordThatIsOldEnoughButBeganLaterIsCountedCautiouslyAndDeclared() throws Exception {
        run(100, process(7, 1001, 98, 50));
        machine.append("", record(7, 1002, "x", 60, 120, 150));
        MeterRun run = run(160);
        assertEquals(List.of(ended(1002, "bob", 10)), run.increments());
        assertEquals(1, run.gaps().size());
    }

    @Test
    void whatIsGoneWithoutARecordProvesALossSinceTheLastRecord() throws Exception {
        run(100, process(7, 1001, 10, 50), process(8, 0, 10, 50));
        List<Gap> gaps = run(160).gaps();
        assertEquals(
                List.of(new Gap(
                        BOOT.plusSeconds(9),
                        BOOT.plusSeconds(160),
                        "accounting was off or paused: at least 2 ended without a record, pid 7 of alice for one")),
                gaps);
        assertEquals(List.of(), run(220).gaps());
    }

    @Test
    void theKernelsOwnProcessesNeedNoRecord() throws Exception {
        run(100, new Entry(7, 0, 0, 'I', 1, 10, 5, 0, "kworker"));
        assertEquals(List.of(), run(160).gaps());
    }

    @Test
    void aZombieIsInItsRecordAndALeaderWhoseThreadsLiveIsNot() throws Exception {
        run(100, process(7, 1001, 10, 50), process(8, 1002, 10, 50));
        machine.append("", record(7, 1001, "x", 60, 10, 120));
        Entry zombie = new Entry(7, 1001, 1001, 'Z', 1, 1000, 60, 0, "x");
        Entry leader = new Entry(8, 1002, 1002, 'Z', 3, 1000, 80, 0, "x");
        assertEquals(
                List.of(alive(1002, "bob", 30), ended(1001, "alice", 10)),
                run(160, zombie, leader).increments());
        MeterRun next = run(220, zombie, leader);
        assertEquals(List.of(), next.increments());
        assertEquals(List.of(), next.gaps());
    }

    @Test
    void whatLingersAfterItsRecordIsChargedOnce() throws Exception {
        run(100, process(7, 1001, 10, 50));
        machine.append("", record(7, 1001, "x", 60, 10, 120));
        Entry lingering = process(7, 1001, 10, 60);
        assertEquals(List.of(ended(1001, "alice", 10)), run(160, lingering).increments());
        assertEquals(List.of(), run(220, lingering).increments());
        assertEquals(List.of(), run(280).gaps());
    }

    @Test
    void whatExitsWhenItIsFirstSeenIsLeftToItsRecordWhichMayBeRead() throws Exception {
        run(100);
        Entry exiting = new Entry(7, 1001, 1001, 'X', 1, 11_000, 60, 0, "x");
        assertEquals(List.of(), run(160, exiting).increments());
        machine.append("", record(7, 1001, "x", 60, 110, 165));
        assertEquals(List.of(ended(1001, "alice", 60)), run(220).increments());
    }

    @Test
    void whatEndsBetweenTheLookAndTheReadingIsChargedOnce() throws Exception {
        run(100);
        machine.append("", record(7, 1001, "x", 70, 110, 160));
        assertEquals(
                List.of(ended(1001, "alice", 70)),
                run(160, process(7, 1001, 110, 60)).increments());
        assertEquals(List.of(), run(220).gaps());
    }

    @Test
    void afterABootOldRecordsEndOldProcessesAndTheLossEndsWithTheBoot() throws Exception {
        run(100, process(7, 1001, 10, 50), process(8, 1001, 10, 50));
        machine.append("", record(7, 1001, "x", 60, 10, 120));
        boot = "b";
        booted = BOOT.plusSeconds(200);
        machine.append("", record(8, 1002, "x", 70, 205, 210));
        MeterRun run = run(40, process(7, 1003, 10, 5));
        assertEquals(
                List.of(alive(1003, "student01", 5), ended(1002, "bob", 70), ended(1001, "alice", 10)),
                run.increments());
        assertEquals(BOOT.plusSeconds(200), run.gaps().get(0).to());
        assertTrue(run.gaps().get(0).why().startsWith("the machine went down: at least 1 "));
    }

    @Test
    void withoutALookRecordsCountAndNobodyHasVanished() throws Exception {
        run(100, process(7, 1001, 10, 50), process(8, 1002, 10, 50));
        machine.append("", record(7, 1001, "x", 60, 10, 120));
        MeterRun blind = runWithoutLook(160);
        assertEquals(List.of(ended(1001, "alice", 10)), blind.increments());
        assertEquals(List.of(), blind.gaps());
        MeterRun next = run(220, process(8, 1002, 10, 75));
        assertEquals(List.of(alive(1002, "bob", 25)), next.increments());
        assertEquals(List.of(), next.gaps());
    }

    @Test
    void aProcessOfAYearIsKnownThoughItsRecordIsRounded() throws Exception {
        booted = BOOT.minus(Duration.ofDays(400));
        double year = Duration.ofDays(399).toSeconds();
        run(year, process(7, 1001, 10, 50));
        long elapsed = (long) (100 * (year - 10)) & -256;
        long end = booted.plusSeconds((long) year).getEpochSecond();
        machine.append("", PacctWriter.record(1001, "x", 55, 0, end - elapsed / 100, (float) elapsed, 7, 0));
        assertEquals(List.of(ended(1001, "alice", 5)), run(year + 60).increments());
    }

    @Test
    void theClockMayBeSetBetweenTwoRuns() throws Exception {
        run(100, process(7, 1001, 10, 50));
        booted = booted.plusSeconds(7_200);
        machine.append("", record(7, 1001, "x", 60, 10, 120));
        MeterRun run = run(160);
        assertEquals(List.of(ended(1001, "alice", 10)), run.increments());
        assertEquals(List.of(), run.gaps());
    }

    @Test
    void afterRunsWithoutRecordsOnlyWhatEndedSinceCounts() throws Exception {
        run(100, process(7, 1001, 10, 50), process(8, 1002, 10, 10));
        machine.append("", record(7, 1001, "x", 60, 10, 120));
        assertEquals(
                List.of(alive(1002, "bob", 5)),
                run(Choice.OFF, 160, process(8, 1002, 10, 15)).increments());
        machine.append("", record(8, 1002, "x", 18, 10, 190));
        MeterRun back = run(220);
        assertEquals(List.of(ended(1002, "bob", 3)), back.increments());
        assertEquals(
                List.of(new Gap(
                        BOOT.plusSeconds(9),
                        BOOT.plusSeconds(220),
                        "accounting records were not read: ended processes are missing")),
                back.gaps());
    }

    private MeterRun run(double uptime, Entry... processes) throws CollectException {
        return run(Choice.PACCT, uptime, processes);
    }

    private MeterRun run(Choice choice, double uptime, Entry... processes) throws CollectException {
        Instant at = booted.plusMillis((long) (1000 * uptime));
        return run(choice, at, new ProcessTable(boot, uptime, at, List.of(processes)));
    }

    private MeterRun runWithoutLook(double uptime) throws CollectException {
        return run(Choice.PACCT, booted.plusMillis((long) (1000 * uptime)), null);
    }

    private MeterRun run(Choice choice, Instant at, @Nullable ProcessTable now) throws CollectException {
        machine.setClock(at);
        MeterRun run = Meter.run(machine.host(), new Options(choice, TestMachine.PACCT), state, now, previousRun);
        state = run.next();
        previousRun = at;
        return run;
    }

    /** A process that began so many seconds after the boot. */
    private static Entry process(int pid, long uid, long begin, long ticks) {
        return new Entry(pid, uid, uid, 'S', 1, 100 * begin, ticks, 4096, "x");
    }

    /** A record of a process that began and ended so many seconds after noon, by the clock as it is now. */
    private byte[] record(int pid, long uid, String comm, long ticks, long begin, long end) {
        long clockSet = boot.equals("a") ? Duration.between(BOOT, booted).toSeconds() : 0;
        long btime = BOOT.getEpochSecond() + clockSet + begin;
        return PacctWriter.record(uid, comm, ticks, 0, btime, 100f * (end - begin), pid, 0);
    }

    private static Usage alive(long uid, String user, long ticks) {
        return new Usage(uid, user, "x", Duration.ofMillis(10 * ticks), 0);
    }

    private static Usage ended(long uid, String user, long ticks) {
        return new Usage(uid, user, "x", Duration.ofMillis(10 * ticks), 1);
    }
}
