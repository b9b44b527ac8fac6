package dev.monitor.accounting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.monitor.accounting.Options.Choice;
import dev.monitor.model.CollectException;
import dev.monitor.model.Gap;
import dev.monitor.model.HourlyUsage;
import dev.monitor.model.MeterRun;
import dev.monitor.model.MeterState;
import dev.monitor.model.ProcessTable;
import dev.monitor.model.Source;
import dev.monitor.model.Usage;
import dev.monitor.model.UserUsage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read of the accounting file from one run to the next, and what is declared lost. */
class PacctMeterTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final ProcessTable LIVING = new ProcessTable(
            "boot", 60, NOON, List.of(new ProcessTable.Entry(70, 1001, 1001, 'S', 1, 10, 25, 1, "vi")));

    private final Path root;
    private final TestMachine machine;
    private MeterState state = MeterState.EMPTY;

    PacctMeterTest(@TempDir Path root) throws IOException {
        this.root = root;
        this.machine = new TestMachine(root);
    }

    @Test
    void theFirstRunReadsAllAndTheNextOnlyWhatIsNew() throws Exception {
        machine.append("", PacctWriter.normal());
        MeterRun first = run(Choice.AUTO);
        assertEquals(Source.PACCT, first.source());
        assertEquals("", first.note());
        assertEquals(25, first.records());
        assertEquals(Instant.parse("2026-11-20T06:00:00Z"), first.since());
        assertEquals(LIVING, first.next().living());

        assertEquals(List.of(), run(Choice.AUTO).increments());

        machine.append("", record(1002, 9));
        MeterRun third = run(Choice.AUTO);
        assertEquals(List.of(usage(1002, "bob", 9)), third.increments());
        assertNull(third.since());
        assertEquals(List.of(), third.gaps());
    }

    @Test
    void theFirstRunReadsRotatedFilesOldestFirst() throws Exception {
        machine.append(".2", record(1001, 1, 100));
        machine.compress(".2", ".2.gz");
        machine.append(".1", record(1001, 2, 200));
        machine.compress(".1", ".1.gz");
        machine.append(".0", record(1001, 4, 300));
        machine.append("", record(1001, 8, 400));

        MeterRun run = run(Choice.AUTO);

        assertEquals(
                List.of(new HourlyUsage(
                        Instant.ofEpochSecond(3600),
                        UserUsage.of(List.of(new Usage(1001, "alice", "x", Duration.ofMillis(150), 4))))),
                run.history());
        assertEquals(List.of(), run.increments());
        assertEquals(Instant.ofEpochSecond(100), run.since());
    }

    @Test
    void aPartOfARecordIsReadWhenItIsWhole() throws Exception {
        byte[] record = record(1002, 9);
        machine.append("", record(1001, 1), Arrays.copyOf(record, 40));
        assertEquals(1, run(Choice.AUTO).records());

        machine.append("", Arrays.copyOfRange(record, 40, 64));
        assertEquals(List.of(usage(1002, "bob", 9)), run(Choice.AUTO).increments());
    }

    @Test
    void aPartOfARecordThatRotationLeftBehindIsAGap() throws Exception {
        machine.append("", record(1001, 1, 100));
        run(Choice.AUTO);
        machine.append("", record(1001, 2, 200), Arrays.copyOf(record(1001, 4, 300), 40));
        machine.move("", ".0");
        assertEquals(List.of(), run(Choice.AUTO).gaps(), "the kernel may still write to it");

        machine.append("", record(1001, 8, 400));
        MeterRun run = run(Choice.AUTO);
        assertEquals(List.of(usage(1001, "alice", 8)), run.increments());
        assertEquals(40, run.skippedBytes());
        assertEquals(1, run.gaps().size());
        assertEquals(
                "40 bytes of " + TestMachine.PACCT + " are no records",
                run.gaps().get(0).why());
        assertEquals(List.of(), run(Choice.AUTO).gaps());
    }

    @Test
    void aChangeOfTheNamesThatRotationGivesCountsNothingTwice() throws Exception {
        String[] endings = {".1", "-2026112014", "-20261120-1530", ".20261120160000", "-20261120"};
        for (int place = 0; place < endings.length; place++) {
            machine.append("", record(1001, 1L << place, 100L * (place + 1)));
            assertEquals(
                    List.of(usage(1001, "alice", 1L << place)),
                    UserUsage.all(runOnce().used()));
            machine.move("", endings[place]);
            Files.setLastModifiedTime(machine.pacct(endings[place]), FileTime.fromMillis(1_000_000 - place));
        }
        machine.append("", record(1001, 1_000, 1_000));
        MeterRun run = runOnce();
        assertEquals(List.of(usage(1001, "alice", 1_000)), run.increments());
        assertEquals(List.of(), run.gaps());
    }

    @Test
    void garbageIsCountedOnce() throws Exception {
        machine.append("", record(1001, 1), new byte[30], record(1001, 2), record(1001, 4));
        assertEquals(30, run(Choice.AUTO).skippedBytes());

        machine.append("", record(1001, 8));
        MeterRun run = run(Choice.AUTO);
        assertEquals(0, run.skippedBytes());
        assertEquals(List.of(usage(1001, "alice", 8)), run.increments());
    }

    @Test
    void aReplacedFileIsAGapAndCountsFromItsBeginning() throws Exception {
        machine.append("", record(1001, 1, 100));
        run(Choice.AUTO);

        Files.delete(machine.pacct());
        machine.append("", record(1002, 9, NOON.getEpochSecond() + 30));
        MeterRun run = run(Choice.AUTO);

        assertEquals(List.of(usage(1002, "bob", 9)), run.increments());
        assertEquals(
                List.of(new Gap(
                        NOON, NOON.plusSeconds(30), TestMachine.PACCT + " was replaced, and what it held is gone")),
                run.gaps());
    }

    @Test
    void aFileThatLostItsEndIsAGapAndNothingCountsTwice() throws Exception {
        machine.append("", record(1001, 1), record(1001, 2), record(1001, 4));
        run(Choice.AUTO);

        Files.write(machine.pacct(), PacctWriter.join(record(1001, 1), record(1001, 2)));
        MeterRun cut = run(Choice.AUTO);
        assertEquals(List.of(), cut.increments());
        assertEquals(1, cut.gaps().size());

        machine.append("", record(1002, 9));
        MeterRun next = run(Choice.AUTO);
        assertEquals(List.of(usage(1002, "bob", 9)), next.increments());
        assertEquals(List.of(), next.gaps());
    }

    @Test
    void aBrokenRotatedFileIsAGapFromItsLastRecordToTheNext() throws Exception {
        machine.append("", record(1001, 1, 100));
        run(Choice.AUTO);
        machine.move("", ".2");
        machine.append(".1", record(1001, 2, 200));
        machine.compress(".1", ".1.gz");
        byte[] zipped = Files.readAllBytes(machine.pacct(".1.gz"));
        Files.write(machine.pacct(".1.gz"), Arrays.copyOf(zipped, zipped.length - 9));
        machine.append("", record(1001, 4, NOON.getEpochSecond() + 9));

        MeterRun run = run(Choice.AUTO);

        assertEquals(1, run.gaps().size());
        assertEquals(NOON.plusSeconds(9), run.gaps().get(0).to());
        assertTrue(run.gaps().get(0).why().endsWith("pacct.1.gz cannot be read to its end"));
    }

    @Test
    void accountingThatIsSwitchedToAnotherFileIsFollowedWithoutAGap() throws Exception {
        machine.append("", record(1001, 1));
        run(Choice.AUTO);
        machine.append("", record(1001, 2, NOON.getEpochSecond() + 5));
        Files.write(root.resolve("other"), record(1001, 4, NOON.getEpochSecond() + 9));

        MeterRun moved = run(new Options(Choice.AUTO, "/other"));
        assertEquals(List.of(new Usage(1001, "alice", "x", Duration.ofMillis(60), 2)), moved.increments());
        assertEquals(List.of(), moved.gaps());
        assertEquals(List.of(), run(new Options(Choice.AUTO, "/other")).increments());
    }

    @Test
    void theFileBeforeIsReadOnAsLongAsTheOtherIsEmpty() throws Exception {
        machine.append("", record(1001, 1));
        run(Choice.AUTO);
        Files.write(root.resolve("other"), new byte[0]);
        machine.append("", record(1001, 2, NOON.getEpochSecond() + 5));
        MeterRun first = run(new Options(Choice.AUTO, "/other"));
        assertEquals(Source.PACCT, first.source());
        assertEquals(List.of(usage(1001, "alice", 2)), first.increments());

        machine.append("", record(1001, 4, NOON.getEpochSecond() + 6));
        Files.write(root.resolve("other"), record(1001, 8, NOON.getEpochSecond() + 9));
        MeterRun second = run(new Options(Choice.AUTO, "/other"));
        assertEquals(List.of(new Usage(1001, "alice", "x", Duration.ofMillis(120), 2)), second.increments());
        assertEquals(List.of(), second.gaps());
    }

    @Test
    void theSameFileUnderAnotherNameIsReadOn() throws Exception {
        machine.append("", record(1001, 1));
        run(Choice.AUTO);
        Files.createLink(root.resolve("other"), machine.pacct());
        machine.append("", record(1001, 2));

        MeterRun run = run(new Options(Choice.AUTO, "/other"));
        assertEquals(List.of(usage(1001, "alice", 2)), run.increments());
        assertEquals(List.of(), run.gaps());
    }

    @Test
    void anotherFileWithOlderRecordsIsReadFromItsEndOnBehindAGap() throws Exception {
        machine.append("", record(1001, 1));
        run(Choice.AUTO);
        Files.write(root.resolve("other"), record(1001, 2, NOON.getEpochSecond() - 3600));

        MeterRun moved = run(new Options(Choice.AUTO, "/other"));
        assertEquals(List.of(), moved.increments());
        assertEquals(1, moved.gaps().size());

        Files.write(root.resolve("other"), record(1001, 4), StandardOpenOption.APPEND);
        assertEquals(
                List.of(usage(1001, "alice", 4)),
                run(new Options(Choice.AUTO, "/other")).increments());
    }

    @Test
    void aRunThatIsNotKeptChangesNothing() throws Exception {
        machine.append("", record(1001, 1));
        MeterRun lost = Meter.run(machine.host(), new Options(Choice.AUTO, ""), state, LIVING, null);
        MeterRun kept = run(Choice.AUTO);

        assertEquals(lost, kept);
        assertNotNull(kept.next().cursor());
        assertFalse(kept.increments().isEmpty());
    }

    /** Without the hours that a first run tells apart. */
    private MeterRun runOnce() throws CollectException {
        MeterRun run = run(Choice.AUTO);
        if (run.history().isEmpty()) {
            return run;
        }
        return new MeterRun(
                run.source(),
                run.note(),
                run.since(),
                List.of(),
                run.history().get(0).used(),
                run.records(),
                run.skippedBytes(),
                run.gaps(),
                run.next());
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
        return record(uid, ticks, NOON.getEpochSecond());
    }

    private static byte[] record(long uid, long ticks, long end) {
        return PacctWriter.record(uid, "x", ticks, 0, end, 0, 7, 0);
    }

    private static Usage usage(long uid, String user, long ticks) {
        return new Usage(uid, user, "x", Duration.ofMillis(10 * ticks), 1);
    }
}
