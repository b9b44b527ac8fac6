package dev.monitor.accounting;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.monitor.accounting.Options.Choice;
import dev.monitor.accounting.RotatingKernel.Rotation;
import dev.monitor.model.CollectException;
import dev.monitor.model.MeterRun;
import dev.monitor.model.MeterState;
import dev.monitor.model.ProcessTable;
import dev.monitor.store.Store;
import dev.monitor.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random sequences of what processes, rotation, administrators and the clock can do, against a {@link Ledger}: each tick of each
 * process counts once, or lies within a declared gap, and never twice. Every eighth sequence keeps its state in a real store.
 * A failure names its seed. {@code -Dlong=true} runs many more of them.
 */
class MeterModelTest {
    private static final int SEQUENCES = Boolean.getBoolean("long") ? 10_000 : 200;
    private static final int STEPS = 80;

    @TempDir
    private Path folder;

    @Test
    void withoutTroubleAllIsCountedOnceAndNothingIsDeclaredLost() throws Exception {
        for (int i = 0; i < SEQUENCES; i++) {
            play(10_000 + i, Trouble.NONE);
        }
    }

    @Test
    void clocksThatAreSetChangeNothing() throws Exception {
        for (int i = 0; i < SEQUENCES; i++) {
            play(50_000 + i, Trouble.CLOCK);
        }
    }

    @Test
    void whatIsLostIsDeclaredAndNothingCountsTwice() throws Exception {
        for (int i = 0; i < SEQUENCES; i++) {
            play(100_000 + i, Trouble.LOSS);
        }
    }

    private enum Trouble {
        NONE,
        CLOCK,
        LOSS
    }

    private void play(long seed, Trouble trouble) throws Exception {
        Random random = new Random(seed);
        Rotation rotation = List.of(Rotation.values()).get(random.nextInt(4));
        Path root = Files.createDirectories(folder.resolve(Long.toString(seed)));
        try (Sequence sequence = new Sequence(root, rotation, random)) {
            sequence.play(trouble);
        } catch (CollectException | IOException | RuntimeException | AssertionError e) {
            throw new AssertionError("seed " + seed + ", " + rotation + ": " + e.getMessage(), e);
        }
        delete(root);
    }

    private static void delete(Path root) throws IOException {
        try (var files = Files.walk(root)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** One machine, and the tool that looks at it. */
    private static final class Sequence implements AutoCloseable {
        private final TestMachine machine;
        private final Ledger ledger = new Ledger();
        private final SimulatedMachine simulated;
        private final Random random;
        private final @Nullable Store store;
        private final boolean scansFail;
        private MeterState state = MeterState.EMPTY;
        private @Nullable Instant previousRun;
        private long runs;

        Sequence(Path root, Rotation rotation, Random random) throws IOException, StoreException {
            this.machine = new TestMachine(root);
            this.random = random;
            this.simulated = new SimulatedMachine(machine, rotation, random, ledger);
            this.scansFail = random.nextBoolean();
            this.store = random.nextInt(8) == 0 ? open(root.resolve("state")) : null;
        }

        private static Store open(Path state) throws StoreException {
            Store.createFolder(state);
            return Store.open(state);
        }

        void play(Trouble trouble) throws IOException, CollectException, StoreException {
            if (trouble != Trouble.LOSS || random.nextBoolean()) {
                simulated.runCommand();
            }
            look(Choice.AUTO, true, true, 0);
            for (int step = 0; step < STEPS; step++) {
                switch (random.nextInt(12)) {
                    case 0, 1, 2 -> run(Choice.AUTO, random.nextInt(8) > 0, !scansFail || random.nextInt(5) > 0);
                    case 3 -> simulated.kernel().rotate();
                    case 4 -> simulated.kernel().restart();
                    case 5 -> makeTrouble(trouble);
                    default -> simulated.doSomething();
                }
            }
            finish(trouble);
        }

        private void makeTrouble(Trouble trouble) throws IOException, CollectException, StoreException {
            switch (trouble) {
                case NONE -> simulated.pass(random.nextInt(500));
                case CLOCK -> simulated.setClock(random.nextLong(8_000) - 4_000);
                case LOSS -> lose();
            }
        }

        private void lose() throws IOException, CollectException, StoreException {
            switch (random.nextInt(8)) {
                case 0 -> simulated.stopAccounting();
                case 1, 2 -> simulated.startAccounting();
                case 3 -> simulated.reboot();
                case 4 -> deleteCurrent(false);
                case 5 -> deleteCurrent(true);
                case 6 -> run(Choice.OFF, true, true);
                default -> simulated.kernel().deleteOldest();
            }
        }

        /** Only a file that a run has seen: of one that came and went between two runs no file tells. */
        private void deleteCurrent(boolean recreated) throws IOException {
            AccountingFile current = AccountingFile.at(machine.pacct());
            if (state.cursor() != null && current != null && current.holds(state.cursor())) {
                Files.delete(machine.pacct());
                if (recreated) {
                    Files.createFile(machine.pacct());
                }
            }
        }

        /** Afterwards all was seen to the last tick. */
        private void finish(Trouble trouble) throws IOException, CollectException, StoreException {
            SimulatedProcess seen = simulated.start();
            run(Choice.AUTO, true, true);
            simulated.end(seen);
            simulated.startAccounting();
            simulated.kernel().restart();
            run(Choice.AUTO, true, true);
            run(Choice.AUTO, true, true);
            look(Choice.AUTO, true, true, 0);
            ledger.check(trouble == Trouble.LOSS && scansFail);
            if (trouble == Trouble.NONE) {
                assertEquals(List.of(), ledger.gaps());
            }
        }

        /** The tool is a process like others: it starts, looks, and ends with a record. */
        private void run(Choice choice, boolean kept, boolean scanned)
                throws IOException, CollectException, StoreException {
            SimulatedProcess tool = look(choice, kept, scanned, random.nextInt(3));
            simulated.pass(random.nextInt(20));
            simulated.end(tool);
        }

        /**
         * One run up to its end.
         *
         * @param kept whether it is killed behind its transaction or before
         * @param scanned whether the processes could be read
         * @param events how much happens between the look at the processes and that at the records
         */
        private SimulatedProcess look(Choice choice, boolean kept, boolean scanned, int events)
                throws IOException, CollectException, StoreException {
            SimulatedProcess tool = simulated.start();
            ProcessTable now = simulated.processes();
            for (int i = 0; i < events; i++) {
                simulated.doSomething();
            }
            MeterRun run = Meter.run(machine.host(), new Options(choice, ""), state, scanned ? now : null, previousRun);
            if (!kept) {
                return tool;
            }
            ledger.count(run);
            if (scanned) {
                simulated.keepSeen(now);
            }
            state = store == null ? run.next() : kept(run, store);
            previousRun = machine.now();
            runs++;
            return tool;
        }

        private MeterState kept(MeterRun run, Store store) throws StoreException {
            store.transaction(() -> {
                store.meters().add(runs + 1, run.used());
                store.meterState().keep(state, run.next());
            });
            return store.meterState().load();
        }

        @Override
        public void close() throws IOException {
            simulated.close();
            if (store != null) {
                store.close();
            }
        }
    }
}
