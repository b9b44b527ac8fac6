package dev.monitor.accounting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.monitor.accounting.Options.Choice;
import dev.monitor.model.AccountingCursor;
import dev.monitor.model.CollectException;
import dev.monitor.model.Gap;
import dev.monitor.model.MeterRun;
import dev.monitor.model.MeterState;
import dev.monitor.model.ProcessTable;
import dev.monitor.model.Source;
import dev.monitor.model.Usage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random sequences of what happens to an accounting file, against a ledger: every record is counted once; where files
 * with unread records were deleted it may instead lie within a declared gap, or in a run that says that it saw the living
 * processes only. A failure names its seed.
 */
class TrailModelTest {
    private static final int SEQUENCES = 60;
    private static final int STEPS = 60;

    @TempDir
    private Path folder;

    @Test
    void savelogLosesNothing() throws Exception {
        runSequences(1_000, Rotation.SAVELOG, false);
    }

    @Test
    void logrotateWithNumbersLosesNothing() throws Exception {
        runSequences(2_000, Rotation.NUMBERS, false);
    }

    @Test
    void logrotateWithDatesLosesNothing() throws Exception {
        runSequences(3_000, Rotation.DATES, false);
    }

    @Test
    void copytruncateLosesNothing() throws Exception {
        runSequences(4_000, Rotation.COPYTRUNCATE, false);
    }

    @Test
    void whatDeletionLosesIsDeclaredAndNothingCountsTwice() throws Exception {
        for (Rotation rotation : Rotation.values()) {
            runSequences(5_000, rotation, true);
        }
    }

    private enum Rotation {
        /** Renames to .0 and compresses .0 to .1.gz the next time; the kernel is restarted some time later. */
        SAVELOG,
        /** Renames to .1 and compresses at once, or the next time. */
        NUMBERS,
        DATES,
        COPYTRUNCATE
    }

    private void runSequences(long base, Rotation rotation, boolean deletions) throws Exception {
        for (int i = 0; i < SEQUENCES; i++) {
            long seed = base + i;
            Path root = Files.createDirectories(folder.resolve(rotation + "-" + seed));
            try (Sequence sequence = new Sequence(root, rotation, new Random(seed))) {
                sequence.play(deletions);
            } catch (CollectException | IOException | AssertionError e) {
                throw new AssertionError("seed " + seed + ", " + rotation + ": " + e.getMessage(), e);
            }
        }
    }

    /** The number in the name of a rotated file. */
    private static int number(Path file) {
        return Integer.parseInt(file.getFileName().toString().replaceAll("\\D", ""));
    }

    /** One machine, its kernel, and what is known about each record. */
    private static final class Sequence implements AutoCloseable {
        private final TestMachine machine;
        private final Rotation rotation;
        private final Random random;
        private final List<Instant> ends = new ArrayList<>();
        private final List<Integer> counts = new ArrayList<>();
        private final List<Gap> gaps = new ArrayList<>();
        private FileChannel kernel;
        private byte[] unwritten = new byte[0];
        private MeterState state = MeterState.EMPTY;
        private @Nullable Instant previousRun;
        private int date = 20260101;

        Sequence(Path root, Rotation rotation, Random random) throws IOException {
            this.machine = new TestMachine(root);
            this.rotation = rotation;
            this.random = random;
            this.kernel = open();
        }

        void play(boolean deletions) throws IOException, CollectException {
            write();
            run(true);
            for (int step = 0; step < STEPS; step++) {
                machine.setClock(machine.now().plusSeconds(random.nextInt(20)));
                step(random.nextInt(deletions ? 14 : 11));
            }
            restart();
            write();
            run(true);
            check(deletions);
        }

        private void step(int what) throws IOException, CollectException {
            switch (what) {
                case 0, 1, 2 -> write();
                case 3 -> writeHalf();
                case 4, 5, 6 -> run(true);
                case 7 -> run(false);
                case 8 -> restart();
                case 9, 10 -> rotate();
                case 11 -> deleteCurrent(false);
                case 12 -> deleteCurrent(true);
                default -> deleteOldest();
            }
        }

        private void write() throws IOException {
            finishHalf();
            for (int i = random.nextInt(4); i >= 0; i--) {
                put(nextRecord());
            }
        }

        private void writeHalf() throws IOException {
            finishHalf();
            byte[] record = nextRecord();
            int half = 1 + random.nextInt(PacctWriter.BYTES - 1);
            put(Arrays.copyOf(record, half));
            unwritten = Arrays.copyOfRange(record, half, PacctWriter.BYTES);
        }

        /** A kernel takes no time for it; here runs may come between, so that the process ends now. */
        private void finishHalf() throws IOException {
            if (unwritten.length > 0) {
                put(unwritten);
                ends.set(ends.size() - 1, machine.now());
                unwritten = new byte[0];
            }
        }

        private void put(byte[] bytes) throws IOException {
            kernel.write(ByteBuffer.wrap(bytes));
        }

        /** Its uid is its number. */
        private byte[] nextRecord() {
            machine.setClock(machine.now().plusSeconds(1));
            ends.add(machine.now());
            counts.add(0);
            return PacctWriter.record(ends.size() - 1, "x", 1, 0, machine.now().getEpochSecond(), 0, 7, 0);
        }

        private void restart() throws IOException {
            finishHalf();
            kernel.close();
            kernel = open();
        }

        private FileChannel open() throws IOException {
            return FileChannel.open(machine.pacct(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }

        private void rotate() throws IOException {
            finishHalf();
            if (!Files.exists(machine.pacct()) || Files.size(machine.pacct()) == 0) {
                return;
            }
            switch (rotation) {
                case SAVELOG -> savelog();
                case NUMBERS -> numbers();
                case DATES -> dates();
                case COPYTRUNCATE -> copytruncate();
            }
        }

        private void savelog() throws IOException {
            shift(1, ".gz");
            if (Files.exists(machine.pacct(".0"))) {
                compress(machine.pacct(".0"), machine.pacct(".1.gz"));
            }
            move("", ".0");
            Files.createFile(machine.pacct());
            if (random.nextBoolean()) {
                restart();
            }
        }

        private void numbers() throws IOException {
            shift(1, ".gz");
            shift(1, "");
            move("", ".1");
            restart();
            String[] plain = {".1", ".2"};
            for (String ending : plain) {
                if (Files.exists(machine.pacct(ending)) && random.nextBoolean()) {
                    compress(machine.pacct(ending), machine.pacct(ending + ".gz"));
                }
            }
        }

        private void dates() throws IOException {
            String ending = "-" + date++;
            move("", ending);
            restart();
            if (random.nextBoolean()) {
                compress(machine.pacct(ending), machine.pacct(ending + ".gz"));
            }
        }

        private void copytruncate() throws IOException {
            shift(1, "");
            Files.copy(machine.pacct(), machine.pacct(".1"));
            try (FileChannel file = FileChannel.open(machine.pacct(), StandardOpenOption.WRITE)) {
                file.truncate(0);
            }
        }

        private void shift(int from, String ending) throws IOException {
            for (int number = 30; number >= from; number--) {
                if (Files.exists(machine.pacct("." + number + ending))) {
                    move("." + number + ending, "." + (number + 1) + ending);
                }
            }
        }

        private void move(String from, String to) throws IOException {
            Files.move(machine.pacct(from), machine.pacct(to), StandardCopyOption.REPLACE_EXISTING);
        }

        private static void compress(Path plain, Path compressed) throws IOException {
            try (GZIPOutputStream zip = new GZIPOutputStream(Files.newOutputStream(compressed))) {
                zip.write(Files.readAllBytes(plain));
            }
            Files.delete(plain);
        }

        /** Only a file that a run has seen: of one that came and went between two runs no file tells. */
        private void deleteCurrent(boolean recreated) throws IOException {
            AccountingCursor cursor = state.cursor();
            AccountingFile current = AccountingFile.at(machine.pacct());
            if (cursor != null && current != null && current.holds(cursor)) {
                Files.delete(machine.pacct());
                if (recreated) {
                    Files.createFile(machine.pacct());
                }
            }
        }

        private void deleteOldest() throws IOException {
            try (Stream<Path> files = Files.list(machine.pacct("").resolveSibling("."))) {
                List<Path> rotated = files.filter(
                                file -> !file.getFileName().toString().equals("pacct"))
                        .sorted(Comparator.comparingInt(TrailModelTest::number))
                        .toList();
                if (!rotated.isEmpty()) {
                    Files.delete(rotated.get(rotation == Rotation.DATES ? 0 : rotated.size() - 1));
                }
            }
        }

        /** A run whose transaction is kept, or one that is killed before it. */
        private void run(boolean kept) throws CollectException {
            MeterRun run = Meter.run(
                    machine.host(),
                    new Options(Choice.AUTO, ""),
                    state,
                    new ProcessTable("boot", 1, List.of()),
                    previousRun);
            if (!kept) {
                return;
            }
            for (Usage usage : run.increments()) {
                counts.set((int) usage.uid(), counts.get((int) usage.uid()) + (int) usage.commands());
            }
            gaps.addAll(run.gaps());
            Instant before = previousRun;
            if (run.source() == Source.LIVE && before != null) {
                gaps.add(new Gap(before, machine.now(), run.note()));
            }
            state = run.next();
            previousRun = machine.now();
        }

        private void check(boolean deletions) {
            if (!deletions) {
                assertEquals(List.of(), gaps);
            }
            for (int record = 0; record < ends.size(); record++) {
                int count = counts.get(record);
                assertTrue(count <= 1, "record " + record + " counted " + count + " times");
                assertTrue(count == 1 || isInGap(ends.get(record)), "record " + record + " lost in silence");
            }
        }

        private boolean isInGap(Instant end) {
            for (Gap gap : gaps) {
                if (!end.isBefore(gap.from()) && !end.isAfter(gap.to())) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public void close() throws IOException {
            kernel.close();
        }
    }
}
