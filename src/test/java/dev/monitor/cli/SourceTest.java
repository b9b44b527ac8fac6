package dev.monitor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.monitor.accounting.PacctWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run makes of an accounting file that is not as it should be, and of settings that ask for another source. */
class SourceTest {
    private static final byte[] GARBAGE =
            "This is a text, and long enough for some records. ".repeat(20).getBytes(StandardCharsets.US_ASCII);

    @TempDir
    Path folder = Path.of("");

    private ChangingMachine machine;
    private Monitored monitored;

    @BeforeEach
    void aMachineWithAccounting() throws IOException {
        machine = new ChangingMachine(folder);
        monitored = new Monitored(folder, machine).at("2026-03-02T12:00:00Z");
    }

    @Test
    void anEmptyFileMeansThatAccountingIsOff() {
        JsonNode report = monitored.report();
        assertEquals("live", report.path("source").asText());
        assertTrue(report.path("degraded").path(0).asText().contains("accton"), report.toString());
    }

    @Test
    void anEmptyFileAfterRecordsMeansThatNothingEnded() throws IOException {
        machine.ended("2026-03-02T11:00:00Z", 1001, "make", 1);
        monitored.report();
        machine.rotate();
        JsonNode report = monitored.at("2026-03-02T13:00:00Z").report();
        assertEquals("pacct", report.path("source").asText());
        assertEquals(List.of(), Rows.seconds(report));
    }

    @Test
    void garbageIsNoAccountingFileAndTheLivingAreCounted() throws IOException {
        machine.append(GARBAGE);
        JsonNode report = monitored.report();
        assertEquals("live", report.path("source").asText());
        assertTrue(
                report.path("degraded").path(0).asText().contains("/pacct holds no process accounting"),
                report.toString());
    }

    @Test
    void garbageBetweenRecordsCostsNoRecord() throws IOException {
        machine.ended("2026-03-02T11:00:00Z", 1001, "make", 1);
        machine.append(Arrays.copyOf(GARBAGE, 40));
        machine.ended("2026-03-02T11:01:00Z", 1001, "make", 2).ended("2026-03-02T11:02:00Z", 1001, "make", 4);
        machine.ended("2026-03-02T11:03:00Z", 1002, "cc", 8);
        assertEquals(List.of("bob 8", "alice 7"), Rows.seconds(monitored.report()));
    }

    @Test
    void aSourceThatIsAskedForAndCannotBeReadIsNamedAndTheRunGoesOn() throws IOException {
        machine.append(GARBAGE);
        monitored.set("ACCOUNTING_SOURCE", "pacct");
        Monitored.Outcome outcome = monitored.run("collect");
        assertEquals(0, outcome.exit());
        assertEquals(1, outcome.err().lines().count(), outcome.err());
        assertTrue(outcome.err().contains("holds no process accounting of version 3"), outcome.err());
        assertEquals(new Monitored.Outcome(0, "", ""), monitored.run("collect"), "told once");
        assertTrue(Monitored.json(monitored.journal().get(0)).path("degraded").has("accounting"));
    }

    @Test
    void saThatIsNotThereIsNamed() throws IOException {
        machine.ended("2026-03-02T11:00:00Z", 1001, "make", 1);
        Monitored.Outcome outcome = monitored.set("ACCOUNTING_SOURCE", "sa").run("report", "--format", "json");
        assertEquals(0, outcome.exit());
        assertEquals(0, Monitored.json(outcome.out()).path("users").size());
        assertTrue(Monitored.json(monitored.journal().get(0))
                .path("degraded")
                .path("accounting")
                .asText()
                .contains("sa: not installed"));
    }

    @Test
    void accountingCanBeSwitchedOff() throws IOException {
        machine.ended("2026-03-02T11:00:00Z", 1001, "make", 1);
        JsonNode report = monitored.set("ACCOUNTING_SOURCE", "off").report();
        assertEquals("live", report.path("source").asText());
        assertEquals("11924.3", Rows.of(report, "alice").path("cpu_seconds").asText());
    }

    @Test
    void theFileCanBeElsewhere() throws IOException {
        Path elsewhere = Files.createDirectories(machine.root().resolve("srv/accounting"));
        Files.write(elsewhere.resolve("acct"), PacctWriter.record(1002, "cc1", 300, 0, 1_772_448_000L, 100, 1, 0));
        monitored.set("PACCT_FILE", "/srv/accounting/acct");
        assertEquals(List.of("bob 3"), Rows.seconds(monitored.report()));
    }

    @Test
    void whatLivingProcessesUseIsCountedOnceOverRuns() throws IOException {
        Files.delete(machine.pacct());
        monitored.report();
        Path stat = machine.root().resolve("proc/2300/stat");
        String[] fields = Files.readString(stat).strip().split(" ", -1);
        fields[13] = Long.toString(Long.parseLong(fields[13]) + 1234);
        machine.proc("2300/stat", String.join(" ", fields) + "\n");
        assertEquals(
                List.of("alice 12.34"),
                Rows.seconds(monitored.at("2026-03-02T12:10:00Z").report()));
        assertEquals(
                List.of(), Rows.seconds(monitored.at("2026-03-02T12:20:00Z").report()));
    }
}
