package dev.monitor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.monitor.deliver.BotApiServer;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With {@code --dry-run} a command prints, and leaves nothing behind: no file, no change of one, no request. */
class DryRunTest {
    private static final String[][] DRY_RUNS = {
        {"report", "--dry-run"},
        {"report", "--dry-run", "--format", "json", "--window", "1h"},
        {"collect", "--dry-run"},
        {"collect", "--dry-run", "--format", "prometheus"},
    };

    @TempDir
    Path folder = Path.of("");

    private BotApiServer api;
    private Monitored monitored;

    @BeforeEach
    void aMachineThatCouldSend() throws IOException {
        api = new BotApiServer();
        monitored = new Monitored(folder, "normal").at("2026-03-02T12:00:00Z").telegram(api, "-100");
    }

    @AfterEach
    void close() throws IOException {
        api.close();
    }

    @Test
    void leavesNothingWhereNothingWas() throws IOException {
        assertLeavesNothing();
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(), files.toList());
        }
    }

    @Test
    void leavesStoreJournalAndOutboxAsTheyAre() throws IOException {
        monitored.run("report");
        int requests = api.requests().size();
        monitored.at("2026-03-02T13:00:00Z");
        assertLeavesNothing();
        assertEquals(requests, api.requests().size());
    }

    @Test
    void worksWhileARunHoldsTheLock() throws IOException {
        monitored.run("collect");
        Path lock = monitored.state().resolve("run.lock");
        try (var channel = FileChannel.open(lock, StandardOpenOption.WRITE);
                var held = channel.lock()) {
            assertTrue(held.isValid());
            assertEquals(0, monitored.run("report", "--dry-run").exit());
        }
    }

    @Test
    void collectPrintsTheLineThatTheJournalWouldGet() {
        JsonNode line = Monitored.json(monitored.run("collect", "--dry-run").out());
        assertEquals(864000.25, line.path("uptime").path("total").asDouble());
        monitored.set("LOG_FORMAT", "pymonitor");
        assertTrue(monitored.run("collect", "--dry-run").out().matches("(?s)20..-..-.. ..:..:..,000 - \\{.*}\n"));
    }

    @Test
    void collectPrintsMetricsForPrometheus() {
        String metrics =
                monitored.run("collect", "--dry-run", "--format", "prometheus").out();
        assertTrue(metrics.contains("\nmonitor_load1 1.72\n"), metrics);
        assertTrue(metrics.contains("monitor_user_cpu_seconds_total{user=\"student01\"} 25202.8\n"), metrics);
    }

    @Test
    void aSettingsFileThatOthersMayReadIsSaidAndTheDefaultsServe() throws IOException {
        Path file = Files.writeString(folder.resolve(".env"), "BOT_TOKEN=" + BotApiServer.TOKEN + "\nCHAT_ID=1\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        Monitored.Outcome outcome = monitored.run("report", "--dry-run");
        assertEquals(0, outcome.exit());
        assertTrue(outcome.err().startsWith("monitor: " + file), outcome.err());
        assertTrue(outcome.err().contains("default settings"), outcome.err());
        assertEquals(77, monitored.run("report").exit());
    }

    private void assertLeavesNothing() throws IOException {
        for (String[] args : DRY_RUNS) {
            List<String> before = listing();
            int requests = api.requests().size();
            Monitored.Outcome outcome = monitored.run(args);
            assertEquals("", outcome.err());
            assertEquals(0, outcome.exit());
            assertTrue(outcome.out().contains("CPU by user") || outcome.out().length() > 1000, outcome.out());
            assertEquals(before, listing());
            assertEquals(requests, api.requests().size());
        }
    }

    /** Every file with its size and the time of its last change. */
    private List<String> listing() throws IOException {
        List<String> listing = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted().toList()) {
                listing.add(file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file));
            }
        }
        return listing;
    }
}
