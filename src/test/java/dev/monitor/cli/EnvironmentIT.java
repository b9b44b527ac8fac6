package dev.monitor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.monitor.MonitorJar;
import dev.monitor.deliver.BotApiServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What surrounds the process: the user who runs it, and the place on earth. */
class EnvironmentIT {
    @TempDir
    Path folder = Path.of("");

    private ChangingMachine machine;
    private MonitorJar monitor;

    @BeforeEach
    void aMachineWithAccounting() throws IOException {
        machine = new ChangingMachine(folder);
        machine.ended("2026-03-02T12:00:00Z", 1001, "make", 1);
        monitor = new MonitorJar(folder).root(machine.root());
    }

    @Test
    void anOrdinaryUserSeesWhatMayBeSeenAndWhatRootWouldAdd() throws Exception {
        assumeTrue(MonitorJar.isRoot(), "needs root, to become somebody else");
        assertEquals(new MonitorJar.Outcome(0, "", ""), monitor.run("collect"));
        Files.setPosixFilePermissions(machine.pacct(), PosixFilePermissions.fromString("rw-------"));
        List<Path> before = files();
        MonitorJar.Outcome outcome = monitor.asNobody().run("report", "--dry-run");
        assertEquals(0, outcome.exit(), outcome.err());
        assertTrue(outcome.out().contains("student01"), outcome.out());
        assertTrue(flat(outcome.out()).contains("run as root for ended processes"), outcome.out());
        assertEquals(
                "monitor: " + folder.resolve("state")
                        + ": may not be read by this user; shown without what earlier runs kept\n",
                outcome.err());
        assertEquals(before, withoutJar(files()));
    }

    @Test
    void settingsThatAnOrdinaryUserMayNotReadAreSaidAndTheDefaultsServe() throws Exception {
        assumeTrue(MonitorJar.isRoot(), "needs root, to become somebody else");
        Path settings = Files.writeString(
                folder.resolve(".env"), "BOT_TOKEN=" + BotApiServer.TOKEN + "\nCHAT_ID=1\nREPORT_USERS=bob\n");
        Files.setPosixFilePermissions(settings, PosixFilePermissions.fromString("rw-------"));
        monitor.asNobody();
        MonitorJar.Outcome outcome = monitor.run("report", "--dry-run");
        assertEquals(0, outcome.exit(), outcome.err());
        assertTrue(outcome.out().contains("alice"), outcome.out());
        assertEquals(1, outcome.err().lines().count(), outcome.err());
        assertTrue(outcome.err().startsWith("monitor: " + settings), outcome.err());
        assertTrue(outcome.err().endsWith("; shown with default settings\n"), outcome.err());
        assertEquals(77, monitor.run("collect").exit());
    }

    @Test
    void aStateFolderOfAnotherUserIs77WithTheRemedy() throws Exception {
        assumeTrue(MonitorJar.isRoot(), "needs root, to become somebody else");
        assertEquals(0, monitor.run("collect").exit());
        MonitorJar.Outcome outcome = monitor.asNobody().run("collect");
        assertEquals(77, outcome.exit());
        assertEquals(
                "monitor: " + folder.resolve("state")
                        + ": may not be written by this user; run as root, or set STATE_PATH\n",
                outcome.err());
    }

    @Test
    void theJournalHasTheDateAndTheOffsetOfThePlace() throws Exception {
        for (String place : List.of("Pacific/Kiritimati", "America/Los_Angeles", "Asia/Kolkata")) {
            ZoneId zone = ZoneId.of(place);
            Path log = folder.resolve("log-" + zone.getRules().hashCode());
            Set<LocalDate> before = Set.of(LocalDate.now(zone));
            assertEquals(
                    0,
                    monitor.set("TZ", place)
                            .set("LOG_PATH", log.toString())
                            .run("collect")
                            .exit());
            try (var files = Files.list(log)) {
                Path file = files.findFirst().orElseThrow();
                String name = String.valueOf(file.getFileName());
                assertTrue(
                        before.contains(LocalDate.parse(name.substring(8, 18)))
                                || name.contains(LocalDate.now(zone).toString()),
                        name);
                JsonNode line = Monitored.json(Files.readString(file));
                String offset = zone.getRules()
                        .getOffset(Instant.ofEpochSecond(line.path("timestamp").asLong()))
                        .getId();
                assertTrue(
                        line.path("time").asText().endsWith(offset),
                        line.path("time").asText());
            }
        }
    }

    private List<Path> files() throws IOException {
        try (var files = Files.walk(folder)) {
            return files.sorted().toList();
        }
    }

    private static List<Path> withoutJar(List<Path> files) {
        return files.stream().filter(file -> !file.endsWith("monitor.jar")).toList();
    }

    /** Without the breaks of lines, which depend on how long the words before them are. */
    private static String flat(String text) {
        return text.replaceAll("\\s+", " ");
    }
}
