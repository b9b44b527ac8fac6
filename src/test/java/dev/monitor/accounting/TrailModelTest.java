package dev.monitor.accounting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.monitor.accounting.Options.Choice;
import dev.monitor.accounting.RotatingKernel.Rotation;
import dev.monitor.model.AccountingCursor;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
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

    /** One machine, its kernel, and what is known about each record. */
    private static final class Sequence implements AutoCloseable {
        private final TestMachine machine;
        private final Random random;
        private final RotatingKernel kernel;
        private final Map<Long, Long> counts = new HashMap<>();
        private final List<Gap> gaps = new ArrayList<>();
        private MeterState state = MeterState.EMPTY;
        private @Nullable Instant previousRun;

        Sequence(Path root, Rotation rotation, Random random) throws IOException {
            this.machine = new TestMachine(root);
            this.random = random;
            this.kernel = new RotatingKernel(machine, rotation, random);
        }

        void play(boolean deletions) throws IOException, CollectException {
            kernel.write();
            run(true);
            for (int step = 0; step < STEPS; step++) {
                machine.setClock(machine.now().plusSeconds(random.nextInt(20)));
                step(random.nextInt(deletions ? 14 : 11));
            }
            kernel.restart();
            kernel.write();
            run(true);
            check(deletions);
        }

        private void step(int what) throws IOException, CollectException {
            switch (what) {
                case 0, 1, 2 -> kernel.write();
                case 3 -> kernel.writeHalf();
                case 4, 5, 6 -> run(true);
                case 7 -> run(false);
                case 8 -> kernel.restart();
                case 9, 10 -> kernel.rotate();
                case 11 -> deleteCurrent(false);
                case 12 -> deleteCurrent(true);
                default -> kernel.deleteOldest();
            }
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

        /** A run whose transaction is kept, or one that is killed before it. */
        private void run(boolean kept) throws CollectException {
            MeterRun run = Meter.run(
                    machine.host(),
                    new Options(Choice.AUTO, ""),
                    state,
                    new ProcessTable("boot", 1, machine.now(), List.of()),
                    previousRun);
            if (!kept) {
                return;
            }
            for (Usage usage : run.increments()) {
                counts.merge(usage.uid(), usage.commands(), Long::sum);
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
            List<Instant> ends = kernel.ends();
            for (int record = 0; record < ends.size(); record++) {
                long count = counts.getOrDefault((long) record, 0L);
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
