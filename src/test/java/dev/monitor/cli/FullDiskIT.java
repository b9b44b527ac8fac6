package dev.monitor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.monitor.MonitorJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run does where there is no space left. Skipped where no file system can be mounted. */
class FullDiskIT {
    private static final MonitorJar.Outcome SILENT = new MonitorJar.Outcome(0, "", "");

    @TempDir
    Path folder = Path.of("");

    private Path disk;
    private MonitorJar monitor;

    @BeforeEach
    void aDisk() throws IOException {
        disk = Files.createDirectory(folder.resolve("disk"));
        monitor = new MonitorJar(folder).root(Monitored.hosts().resolve("normal"));
    }

    @AfterEach
    void unmount() throws Exception {
        command("umount", disk.toString());
    }

    @Test
    void aStoreThatCannotBeMadeIs74AndTheRestIsDone() throws Exception {
        mount("64k");
        Path state = disk.resolve("state");
        MonitorJar.Outcome outcome = monitor.set("STATE_PATH", state.toString()).run("report");
        assertEquals(74, outcome.exit(), outcome.err());
        assertEquals(1, outcome.err().lines().count(), outcome.err());
        assertTrue(outcome.err().startsWith("monitor: " + state), outcome.err());
        assertTrue(outcome.err().contains("No space left on device"), outcome.err());
        assertTrue(outcome.out().contains("CPU by user on "), outcome.out());
        assertEquals(1, lines(folder.resolve("log")).size());
    }

    @Test
    void aDiskThatFillsUpLaterCostsNothingThanksToTheReserve() throws Exception {
        mount("80m");
        monitor.set("STATE_PATH", disk.resolve("state").toString());
        assertEquals(SILENT, monitor.run("collect"));
        assertEquals(4 << 20, Files.size(disk.resolve("state/reserve")));
        fill();
        assertEquals(SILENT, monitor.run("collect"));
        assertEquals(2, lines(folder.resolve("log")).size());
    }

    @Test
    void aJournalThatFindsNoSpaceIs74AndHasAllLinesLater() throws Exception {
        mount("64k");
        Path log = Files.createDirectory(disk.resolve("log"));
        monitor.set("LOG_PATH", log.toString());
        fill();
        MonitorJar.Outcome outcome = monitor.run("collect");
        assertEquals(74, outcome.exit());
        assertTrue(outcome.err().startsWith("monitor: " + log), outcome.err());
        assertTrue(
                outcome.err().endsWith("No space left on device; the line is kept and written later\n"), outcome.err());
        assertEquals(new MonitorJar.Outcome(74, "", ""), monitor.run("collect"));
        Files.delete(disk.resolve("filler"));
        assertEquals(SILENT, monitor.run("collect"));
        List<String> lines = lines(log);
        assertEquals(3, lines.size());
        for (String line : lines) {
            assertTrue(Monitored.json(line).has("run"));
        }
    }

    private void mount(String size) throws Exception {
        assumeTrue(
                MonitorJar.isRoot()
                        && command("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", disk.toString()) == 0,
                "needs root");
    }

    private void fill() throws Exception {
        command("dd", "if=/dev/zero", "of=" + disk.resolve("filler"), "bs=4096");
    }

    private static List<String> lines(Path log) throws IOException {
        try (var files = Files.list(log)) {
            return Files.readAllLines(files.findFirst().orElseThrow());
        }
    }

    private static int command(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
