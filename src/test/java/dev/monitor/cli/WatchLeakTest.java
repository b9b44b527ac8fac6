package dev.monitor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.monitor.deliver.BotApiServer;
import dev.monitor.flow.Watch;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that runs for months keeps nothing of its runs. */
class WatchLeakTest {
    private static final int WARM = 40;
    private static final int RUNS = 240;
    private static final int REPORT_EVERY = 20;

    /** For idle connections to be closed. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final int POLL_MILLIS = 200;

    @TempDir
    Path folder = Path.of("");

    /** What a process holds. */
    private record Holdings(int threads, int files, long heapKilobytes) {
        static Holdings now() {
            // Once for what is dead, once more for what its cleaners held.
            System.gc();
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            String[] files = Objects.requireNonNull(new File("/proc/self/fd").list());
            return new Holdings(
                    Thread.activeCount(), files.length, (runtime.totalMemory() - runtime.freeMemory()) >> 10);
        }

        /** Idle connections are held for some seconds; the heap breathes a little. */
        boolean isNoMoreThan(Holdings other) {
            return threads <= other.threads + 1
                    && files <= other.files + 2
                    && heapKilobytes <= other.heapKilobytes + 2_000;
        }
    }

    @Test
    void hundredsOfRunsWithReportsLeaveNoThreadsFilesOrMemoryBehind() throws IOException, InterruptedException {
        try (BotApiServer api = new BotApiServer()) {
            Monitored monitored = new Monitored(folder, new ChangingMachine(folder)).telegram(api, "-100");
            monitored.set("REPORT_INTERVAL", REPORT_EVERY + "m");
            @Nullable Holdings[] seen = new Holdings[2];
            WatchClock clock = new WatchClock("2026-03-02T12:00:00Z", RUNS);
            clock.at(WARM, () -> seen[0] = Holdings.now()).at(RUNS, () -> seen[1] = Holdings.now());
            WatchCommand command = new WatchCommand(clock, new Watch.Patience(Duration.ZERO, 500));
            Monitored.Outcome outcome = monitored.clock(clock).run(world -> Cli.run(world, command, new Arguments()));
            assertEquals(new Monitored.Outcome(0, "", ""), outcome);
            assertEquals(RUNS, monitored.journal().size());

            Holdings warm = Objects.requireNonNull(seen[0]);
            Holdings last = Objects.requireNonNull(seen[1]);
            for (long end = System.nanoTime() + PATIENCE.toNanos();
                    !last.isNoMoreThan(warm) && System.nanoTime() < end;
                    last = Holdings.now()) {
                Thread.sleep(POLL_MILLIS);
            }
            assertTrue(last.isNoMoreThan(warm), warm + " became " + last);
        }
    }
}
