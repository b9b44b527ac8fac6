package dev.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The built jar, in a process of its own with cron's bare environment. */
class JarIT {
    @TempDir
    Path folder = Path.of("");

    @Test
    void tellsItsVersion() throws Exception {
        assertEquals(new MonitorJar.Outcome(0, "monitor " + property("monitor.version") + "\n", ""), run("--version"));
    }

    @Test
    void aDryRunReportsThisMachineAndLeavesNothingBehind() throws Exception {
        MonitorJar.Outcome outcome = run("report", "--dry-run");
        assertEquals(0, outcome.exit(), outcome.err());
        assertTrue(outcome.out().contains("CPU by user on "), outcome.out());
        assertTrue(outcome.out().contains("Memory"), outcome.out());
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(), files.toList());
        }
    }

    @Test
    void aSilentRunWritesStoreAndJournal() throws Exception {
        assertEquals(new MonitorJar.Outcome(0, "", ""), run("collect"));
        assertEquals(new MonitorJar.Outcome(0, "", ""), run("collect"));
        assertTrue(Files.size(folder.resolve("state/monitor.db")) > 0);
        try (Stream<Path> logs = Files.list(folder.resolve("log"))) {
            assertEquals(2, Files.readAllLines(logs.findFirst().orElseThrow()).size());
        }
    }

    @Test
    void holdsNothingThatOnlyOtherSystemsNeed() throws IOException {
        try (JarFile jar = new JarFile(property("monitor.jar"))) {
            List<String> foreign = jar.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.matches(".*(Windows|Mac|FreeBSD|Android)/.*\\.(dll|so|dylib|jnilib)"))
                    .toList();
            assertEquals(List.of(), foreign);
        }
    }

    @Test
    void itsOwnClassesNeedNotBeInflated() throws IOException {
        try (JarFile jar = new JarFile(property("monitor.jar"))) {
            List<String> compressed = jar.stream()
                    .filter(entry -> entry.getName().startsWith("dev/monitor/"))
                    .filter(entry -> entry.getName().endsWith(".class") && entry.getMethod() != ZipEntry.STORED)
                    .map(ZipEntry::getName)
                    .toList();
            assertEquals(List.of(), compressed);
        }
    }

    private MonitorJar.Outcome run(String... args) throws IOException, InterruptedException {
        return new MonitorJar(folder).run(args);
    }

    private static String property(String name) {
        return Objects.requireNonNull(System.getProperty(name), name);
    }
}
