package dev.monitor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each thing that can be wrong has the exit code of the contract, and lines that name it. */
class ExitCodeTest {
    private static final Monitored.Outcome SILENT = new Monitored.Outcome(0, "", "");

    @TempDir
    Path folder = Path.of("");

    private Monitored monitored;

    @BeforeEach
    void aMachine() {
        monitored = new Monitored(folder, "normal").at("2026-03-02T12:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "raport",
                "report --windw 6h",
                "report --window",
                "report --window 6x",
                "report --window -1h",
                "report --window 0s",
                "report --dry-run --window tomorrow",
                "report --format yaml",
                "report --pacct",
                "report --pacct file --window 6h",
                "collect --format html",
                "collect --users alice",
                "collect now",
            })
    void wrongUsageIs64(String line) throws IOException {
        Monitored.Outcome outcome = monitored.run(line.isEmpty() ? new String[0] : line.split(" ", -1));
        assertEquals(64, outcome.exit(), outcome.err());
        assertEquals("", outcome.out());
        assertFalse(outcome.err().isBlank());
        assertFalse(outcome.err().contains("Exception"), outcome.err());
        assertFalse(Files.exists(monitored.state()), "nothing was begun");
    }

    @Test
    void helpAndVersionAreNoMistakes() {
        for (String line : List.of("--help", "--version", "report --help", "collect --help", "doctor --help")) {
            Monitored.Outcome outcome = monitored.run(line.split(" ", -1));
            assertEquals(0, outcome.exit());
            assertEquals("", outcome.err());
            assertFalse(outcome.out().isBlank());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"collect", "report", "report --dry-run", "collect --dry-run"})
    void aMachineOfWhichNothingCanBeReadIs69(String line) throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Monitored.Outcome outcome = monitored.set("PROC_PATH", empty.toString()).run(line.split(" ", -1));
        assertEquals(
                "monitor: " + empty + ": nothing of the machine can be read there; check PROC_PATH\n", outcome.err());
        assertEquals(69, outcome.exit());
        assertEquals("", outcome.out());
    }

    @Test
    void aStateFolderThatIsNoFolderIsOneLine() throws IOException {
        Files.writeString(monitored.state(), "in the way");
        Monitored.Outcome outcome = monitored.run("collect");
        assertEquals("monitor: " + monitored.state() + ": is no folder; set STATE_PATH\n", outcome.err());
        assertEquals(74, outcome.exit());
    }

    @Test
    void aStateFolderThatCannotBeMadeIsOneLine() {
        Monitored.Outcome outcome =
                monitored.set("STATE_PATH", "/proc/monitor/state").run("collect");
        assertEquals("monitor: /proc/monitor/state: is not there; set STATE_PATH\n", outcome.err());
        assertEquals(74, outcome.exit());
    }

    @Test
    void aReportThatCannotGetTheLockIs75() throws IOException {
        try (LockHolder other = new LockHolder(monitored.state().resolve("run.lock"))) {
            Monitored.Outcome outcome = run(new ReportCommand(Duration.ofMillis(200)));
            assertEquals(75, outcome.exit());
            assertTrue(other.holdsIt());
            assertEquals("monitor: another run holds the lock since a minute; try again\n", outcome.err());
            assertEquals("", outcome.out());
        }
        assertEquals(0, monitored.run("report").exit());
    }

    @Test
    void aCollectThatCannotGetTheLockGivesWaySilently() throws IOException {
        try (LockHolder other = new LockHolder(monitored.state().resolve("run.lock"))) {
            assertEquals(SILENT, run(new CollectCommand(Duration.ofMillis(200))));
            assertTrue(other.holdsIt());
        }
        assertEquals(List.of(), monitored.journal());
        assertEquals(SILENT, monitored.run("collect"));
    }

    @Test
    void settingsThatOthersMayReadAre77WithWhatMendsIt() throws IOException {
        Path file = Files.writeString(folder.resolve(".env"), "BOT_TOKEN=1:abcdefghijklmnopqrstuvwxyz\nCHAT_ID=1\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        for (String command : List.of("collect", "report", "doctor")) {
            Monitored.Outcome outcome = monitored.run(command);
            assertEquals(77, outcome.exit());
            assertEquals(1, outcome.err().lines().count(), outcome.err());
            assertTrue(outcome.err().contains("chmod 600 " + file), outcome.err());
        }
    }

    @Test
    void wrongSettingsAre78AndAllOfThemAreTold() throws IOException {
        monitored.settings("LOG_KEEP=soon", "CPU_MAX=-5", "SMTP_PORT=99999", "RULE_BUSY=cpu_percent >> 90 for 5m");
        Monitored.Outcome outcome = monitored.run("collect");
        assertEquals(78, outcome.exit());
        for (String key : List.of("LOG_KEEP", "CPU_MAX", "SMTP_PORT")) {
            assertTrue(outcome.err().contains(key + ": "), outcome.err());
        }
        assertFalse(Files.exists(monitored.state()));
    }

    @Test
    void aWrongRuleIs78WithACaretUnderThePlace() throws IOException {
        Monitored.Outcome outcome =
                monitored.settings("RULE_BUSY=cpu_percent >> 90 for 5m").run("collect");
        assertEquals(78, outcome.exit());
        List<String> lines = outcome.err().lines().toList();
        assertEquals("monitor: RULE_BUSY: a number belongs here, not negative", lines.get(0));
        assertEquals("monitor:   cpu_percent >> 90 for 5m", lines.get(1));
        assertEquals(lines.get(1).indexOf(">>") + 1, lines.get(2).indexOf('^'), outcome.err());
        assertEquals(3, lines.size(), outcome.err());
    }

    @Test
    void anUnknownKeyIsAWarningWithTheNearestOneToldOnceFromCron() throws IOException {
        monitored.settings("LOG_KEP=10d");
        Monitored.Outcome outcome = monitored.run("collect");
        assertEquals(0, outcome.exit());
        assertEquals(1, outcome.err().lines().count(), outcome.err());
        assertTrue(outcome.err().contains("LOG_KEP") && outcome.err().contains("LOG_KEEP"), outcome.err());
        assertEquals(SILENT, monitored.run("collect"));
        monitored.settings("LOG_KEEP=10d");
        assertEquals(SILENT, monitored.run("collect"));
        monitored.settings("LOG_KEP=10d");
        assertEquals(outcome, monitored.run("collect"), "it was mended in between");
    }

    @Test
    void wrongRulesAreToldTogetherWithAllElse() throws IOException {
        monitored.settings("LOG_KEEP=soon", "RULE_A=load1 >> 3", "RULE_B=load1 > 3 to sms");
        Monitored.Outcome outcome = monitored.run("collect");
        assertEquals(78, outcome.exit());
        for (String key : List.of("LOG_KEEP", "RULE_A", "RULE_B")) {
            assertTrue(outcome.err().contains(key), outcome.err());
        }
    }

    private Monitored.Outcome run(Command command) {
        return monitored.run(world -> Cli.run(world, command, new Arguments()));
    }
}
