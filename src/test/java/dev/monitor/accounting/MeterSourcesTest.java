package dev.monitor.accounting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.monitor.accounting.Options.Choice;
import dev.monitor.model.CollectException;
import dev.monitor.model.MeterRun;
import dev.monitor.model.MeterState;
import dev.monitor.model.ProcessTable;
import dev.monitor.model.Source;
import dev.monitor.model.Usage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which source is taken, and what is said of it. */
class MeterSourcesTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final ProcessTable LIVING = new ProcessTable(
            "boot", 60, NOON, List.of(new ProcessTable.Entry(70, 1001, 1001, 'S', 1, 10, 25, 1, "vi")));

    private final Path root;
    private final TestMachine machine;
    private MeterState state = MeterState.EMPTY;

    MeterSourcesTest(@TempDir Path root) throws IOException {
        this.root = root;
        this.machine = new TestMachine(root);
    }

    @Test
    void theDistributionsPlacesAreLookedAt() throws Exception {
        Files.createDirectories(root.resolve("var/account"));
        Files.write(root.resolve("var/account/pacct"), record(1001, 1));

        assertEquals(List.of(usage(1001, "alice", 1)), run(Choice.AUTO).increments());
    }

    @Test
    void withoutAFileTheLivingCountAndTheNoteSaysWhatHelps() throws Exception {
        MeterRun run = run(Choice.AUTO);

        assertEquals(Source.LIVE, run.source());
        assertEquals(List.of(new Usage(1001, "alice", "vi", Duration.ofMillis(250), 0)), run.increments());
        assertEquals(
                "process accounting is off: only running processes are counted; apt-get install acct turns it on",
                run.note());
    }

    @Test
    void anEmptyFileThatNeverHadARecordMeansThatAccountingIsOff() throws Exception {
        machine.append("");
        MeterRun run = run(Choice.AUTO);

        assertEquals(Source.LIVE, run.source());
        assertTrue(run.note().contains("accton " + TestMachine.PACCT), run.note());
    }

    @Test
    void anEmptyFileAfterRotationDoesNot() throws Exception {
        machine.append("", record(1001, 1));
        run(Choice.AUTO);
        machine.move("", ".0");
        machine.append("");

        assertEquals(Source.PACCT, run(Choice.AUTO).source());
    }

    @Test
    void anOlderLayoutWithoutSaFallsBackToTheLiving() throws Exception {
        machine.append("", older());
        MeterRun run = run(Choice.AUTO);

        assertEquals(Source.LIVE, run.source());
        assertTrue(run.note().contains("older layout"), run.note());
    }

    @Test
    void aForeignFileFallsBackToTheLiving() throws Exception {
        machine.append("", new byte[4096]);
        MeterRun run = run(Choice.AUTO);

        assertEquals(Source.LIVE, run.source());
        assertTrue(run.note().contains("holds no process accounting"), run.note());
    }

    @Test
    void aPipeIsNotWaitedFor() throws Exception {
        Files.createDirectories(machine.pacct().getParent());
        Process mkfifo = new ProcessBuilder("mkfifo", machine.pacct().toString()).start();
        assertEquals(0, mkfifo.waitFor());
        assertTrue(run(Choice.AUTO).note().contains("holds no process accounting"));
        assertFault(Choice.PACCT, ": holds no process accounting of version 3");
    }

    @Test
    void whereRecordsAreAskedForTheirLackIsAFault() throws Exception {
        assertFault(Choice.PACCT, ": no such file; apt-get install acct turns accounting on");
        machine.append("", older());
        assertFault(Choice.PACCT, ": has an older layout; ACCOUNTING_SOURCE=sa reads it");
        Files.write(machine.pacct(""), new byte[4096]);
        assertFault(Choice.PACCT, ": holds no process accounting of version 3");
    }

    @Test
    void whereRecordsAreAskedForAnEmptyFileIsNone() throws Exception {
        machine.append("");
        MeterRun run = run(Choice.PACCT);

        assertEquals(Source.PACCT, run.source());
        assertEquals(List.of(), run.increments());
        assertEquals(NOON, run.since());
        assertNull(run.next().cursor());
    }

    private void assertFault(Choice choice, String message) {
        CollectException fault = assertThrows(CollectException.class, () -> run(choice));
        assertEquals(TestMachine.PACCT + message, fault.getMessage());
    }

    private MeterRun run(Choice choice) throws CollectException {
        return run(new Options(choice, ""));
    }

    private MeterRun run(Options options) throws CollectException {
        Instant previousRun = state.equals(MeterState.EMPTY) ? null : NOON;
        machine.setClock(previousRun == null ? NOON : NOON.plusSeconds(60));
        MeterRun run = Meter.run(machine.host(), options, state, LIVING, previousRun);
        state = run.next();
        return run;
    }

    private static byte[] record(long uid, long ticks) {
        return PacctWriter.record(uid, "x", ticks, 0, NOON.getEpochSecond(), 0, 7, 0);
    }

    /** {@code struct acct} of linux/acct.h: version 2, the begin in bytes 8 to 11. */
    private static byte[] older() {
        byte[] record = new byte[64];
        record[1] = 2;
        record[11] = 0x6a;
        return PacctWriter.join(record, record);
    }

    private static Usage usage(long uid, String user, long ticks) {
        return new Usage(uid, user, "x", Duration.ofMillis(10 * ticks), 1);
    }
}
