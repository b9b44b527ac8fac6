package dev.monitor.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random days of a machine, from its load to what people get, through the real command line: faults of every channel, kills
 * at any look at the clock, quiet hours, silences and reports. Each alert reaches each recipient who lives, by itself or in a
 * digest; none comes again after a yes that was written down; all else ends with a reason. A failure names its seed, from
 * which all follows but the pauses between tries and the order of what channels do at the same time; so it also tells what
 * each run did. {@code -Dlong=true} plays more of them.
 */
class AlertScheduleTest {
    private static final int SCHEDULES = Boolean.getBoolean("long") ? 1_000 : 24;

    @TempDir
    Path folder;

    @Test
    void eachAlertReachesEachLivingRecipientAndNoneTwiceAfterAYes() throws Exception {
        Path root = memory();
        try {
            for (int i = 0; i < SCHEDULES; i++) {
                long seed = 31_000L + i;
                Path its = Files.createDirectory(root.resolve(String.valueOf(seed)));
                try (AlertSchedule schedule = new AlertSchedule(its, seed)) {
                    play(schedule, seed);
                }
                delete(its);
            }
        } finally {
            delete(root);
        }
    }

    private static void play(AlertSchedule schedule, long seed) {
        try {
            schedule.play();
        } catch (IOException | SQLException | RuntimeException | AssertionError e) {
            throw new AssertionError("seed " + seed + ": " + e.getMessage() + "\n" + schedule.story(), e);
        }
    }

    /** A folder in memory where there is one: thousands of transactions would wait for a disk. */
    private Path memory() throws IOException {
        Path shared = Path.of("/dev/shm");
        return Files.isWritable(shared) ? Files.createTempDirectory(shared, "schedules") : folder;
    }

    private static void delete(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
