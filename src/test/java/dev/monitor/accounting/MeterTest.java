package dev.monitor.accounting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.monitor.accounting.Options.Choice;
import dev.monitor.model.CollectException;
import dev.monitor.model.Gap;
import dev.monitor.model.MeterRun;
import dev.monitor.model.MeterState;
import dev.monitor.model.ProcessTable;
import dev.monitor.model.Source;
import dev.monitor.model.Usage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeterTest {
    private static final ProcessTable LIVING =
            new ProcessTable("boot", 60, List.of(new ProcessTable.Entry(7, 1001, 1001, 'S', 1, 10, 25, 0, "vi")));
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @TempDir
    private Path root;

    private MeterState state = MeterState.EMPTY;

    @BeforeEach
    void createMachine() throws IOException {
        new TestMachine(root);
    }

    @Test
    void theFirstRunReadsAllAndTheNextOnlyWhatIsNew() throws Exception {
        append("", PacctWriter.normal());
        MeterRun first = run(Choice.AUTO);
        assertEquals(Source.PACCT, first.source());
        assertEquals("", first.note());
        assertEquals(25, first.records());
        assertEquals(Instant.parse("2026-11-20T06:00:00Z"), first.since());
        assertEquals(LIVING, first.next().living());

        assertEquals(List.of(), run(Choice.AUTO).increments());

        append("", record(1002, 9));
        MeterRun third = run(Choice.AUTO);
        assertEquals(List.of(usage(1002, "bob", 9)), third.increments());
        assertNull(third.since());
        assertEquals(List.of(), third.gaps());
    }

    @Test
    void theFirstRunReadsRotatedFilesOldestFirst() throws Exception {
        zip(".2.gz", record(1001, 1, 100));
        zip(".1.gz", record(1001, 2, 200));
        append(".0", record(1001, 4, 300));
        append("", record(1001, 8, 400));

        MeterRun run = run(Choice.AUTO);

        assertEquals(List.of(new Usage(1001, "alice", "x", Duration.ofMillis(150), 4)), run.increments());
        assertEquals(Instant.ofEpochSecond(100), run.since());
    }

    @Test
    void theDistributionsPlacesAreLookedAt() throws Exception {
        Files.createDirectories(root.resolve("var/account"));
        Files.write(root.resolve("var/account/pacct"), record(1001, 1));

        assertEquals(List.of(usage(1001, "alice", 1)), run(Choice.AUTO).increments());
    }

    @Test
    void aPartOfARecordIsReadWhenItIsWhole() throws Exception {
        byte[] record = record(1002, 9);
        append("", record(1001, 1), Arrays.copyOf(record, 40));
        assertEquals(1, run(Choice.AUTO).records());

        append("", Arrays.copyOfRange(record, 40, 64));
        assertEquals(List.of(usage(1002, "bob", 9)), run(Choice.AUTO).increments());
    }

    @Test
    void garbageIsCountedOnce() throws Exception {
        append("", record(1001, 1), new byte[30], record(1001, 2), record(1001, 4));
        assertEquals(30, run(Choice.AUTO).skippedBytes());

        append("", record(1001, 8));
        MeterRun run = run(Choice.AUTO);
        assertEquals(0, run.skippedBytes());
        assertEquals(List.of(usage(1001, "alice", 8)), run.increments());
    }

    @Test
    void aReplacedFileIsAGapAndCountsFromItsBeginning() throws Exception {
        append("", record(1001, 1, 100));
        run(Choice.AUTO);

        Files.delete(root.resolve("var/log/account/pacct"));
        append("", record(1002, 9, NOON.getEpochSecond() + 30));
        MeterRun run = run(Choice.AUTO);

        assertEquals(List.of(usage(1002, "bob", 9)), run.increments());
        assertEquals(
                List.of(new Gap(
                        NOON, NOON.plusSeconds(30), TestMachine.PACCT + " was replaced, and what it held is gone")),
                run.gaps());
    }

    @Test
    void aFileThatLostItsEndIsAGapAndNothingCountsTwice() throws Exception {
        append("", record(1001, 1), record(1001, 2), record(1001, 4));
        run(Choice.AUTO);

        Files.write(root.resolve("var/log/account/pacct"), PacctWriter.join(record(1001, 1), record(1001, 2)));
        MeterRun cut = run(Choice.AUTO);
        assertEquals(List.of(), cut.increments());
        assertEquals(1, cut.gaps().size());

        append("", record(1002, 9));
        MeterRun next = run(Choice.AUTO);
        assertEquals(List.of(usage(1002, "bob", 9)), next.increments());
        assertEquals(List.of(), next.gaps());
    }

    @Test
    void aBrokenRotatedFileIsAGapFromItsLastRecordToTheNext() throws Exception {
        append("", record(1001, 1, 100));
        run(Choice.AUTO);
        move("", ".2");
        zip(".1.gz", record(1001, 2, 200));
        byte[] zipped = Files.readAllBytes(pacct(".1.gz"));
        Files.write(pacct(".1.gz"), Arrays.copyOf(zipped, zipped.length - 9));
        append("", record(1001, 4, NOON.getEpochSecond() + 9));

        MeterRun run = run(Choice.AUTO);

        assertEquals(1, run.gaps().size());
        assertEquals(NOON.plusSeconds(9), run.gaps().get(0).to());
        assertTrue(run.gaps().get(0).why().endsWith("pacct.1.gz cannot be read to its end"));
    }

    @Test
    void anotherAccountingFileIsReadFromItsEndOnBehindAGap() throws Exception {
        append("", record(1001, 1));
        run(Choice.AUTO);
        Files.write(root.resolve("other"), record(1001, 2));

        MeterRun moved = run(new Options(Choice.AUTO, "/other"));
        assertEquals(List.of(), moved.increments());
        assertEquals(1, moved.gaps().size());

        Files.write(root.resolve("other"), record(1001, 4), StandardOpenOption.APPEND);
        assertEquals(
                List.of(usage(1001, "alice", 4)),
                run(new Options(Choice.AUTO, "/other")).increments());
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
        append("");
        MeterRun run = run(Choice.AUTO);

        assertEquals(Source.LIVE, run.source());
        assertTrue(run.note().contains("accton " + TestMachine.PACCT), run.note());
    }

    @Test
    void anEmptyFileAfterRotationDoesNot() throws Exception {
        append("", record(1001, 1));
        run(Choice.AUTO);
        move("", ".0");
        append("");

        assertEquals(Source.PACCT, run(Choice.AUTO).source());
    }

    @Test
    void anOlderLayoutWithoutSaFallsBackToTheLiving() throws Exception {
        append("", older());
        MeterRun run = run(Choice.AUTO);

        assertEquals(Source.LIVE, run.source());
        assertTrue(run.note().contains("older layout"), run.note());
    }

    @Test
    void aForeignFileFallsBackToTheLiving() throws Exception {
        append("", new byte[4096]);
        MeterRun run = run(Choice.AUTO);

        assertEquals(Source.LIVE, run.source());
        assertTrue(run.note().contains("holds no process accounting"), run.note());
    }

    @Test
    void whereRecordsAreAskedForTheirLackIsAFault() throws Exception {
        assertFault(Choice.PACCT, ": no such file; apt-get install acct turns accounting on");
        append("", older());
        assertFault(Choice.PACCT, ": has an older layout; ACCOUNTING_SOURCE=sa reads it");
        Files.write(pacct(""), new byte[4096]);
        assertFault(Choice.PACCT, ": holds no process accounting of version 3");
    }

    @Test
    void whereRecordsAreAskedForAnEmptyFileIsNone() throws Exception {
        append("");
        MeterRun run = run(Choice.PACCT);

        assertEquals(Source.PACCT, run.source());
        assertEquals(List.of(), run.increments());
        assertEquals(NOON, run.since());
        assertNull(run.next().cursor());
    }

    @Test
    void aRunThatIsNotKeptChangesNothing() throws Exception {
        append("", record(1001, 1));
        MeterRun lost = Meter.run(new TestMachine(root).host(), options(Choice.AUTO), state, LIVING, null);
        MeterRun kept = run(Choice.AUTO);

        assertEquals(lost, kept);
        assertNotNull(kept.next().cursor());
        assertFalse(kept.increments().isEmpty());
    }

    private void assertFault(Choice choice, String message) {
        CollectException fault = assertThrows(CollectException.class, () -> run(choice));
        assertEquals(TestMachine.PACCT + message, fault.getMessage());
    }

    private MeterRun run(Choice choice) throws IOException, CollectException {
        return run(options(choice));
    }

    private MeterRun run(Options options) throws IOException, CollectException {
        Instant previousRun = state.equals(MeterState.EMPTY) ? null : NOON;
        TestMachine machine = new TestMachine(root);
        machine.setClock(previousRun == null ? NOON : NOON.plusSeconds(60));
        MeterRun run = Meter.run(machine.host(), options, state, LIVING, previousRun);
        state = run.next();
        return run;
    }

    private static Options options(Choice choice) {
        return new Options(choice, "");
    }

    private Path pacct(String ending) {
        return root.resolve("var/log/account/pacct" + ending);
    }

    private void append(String ending, byte[]... pieces) throws IOException {
        Files.write(pacct(ending), PacctWriter.join(pieces), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private void move(String from, String to) throws IOException {
        Files.move(pacct(from), pacct(to));
    }

    private void zip(String ending, byte[] records) throws IOException {
        try (GZIPOutputStream zip = new GZIPOutputStream(Files.newOutputStream(pacct(ending)))) {
            zip.write(records);
        }
    }

    private static byte[] record(long uid, long ticks) {
        return record(uid, ticks, NOON.getEpochSecond());
    }

    private static byte[] record(long uid, long ticks, long end) {
        return PacctWriter.record(uid, "x", ticks, 0, end, 0, 7, 0);
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
