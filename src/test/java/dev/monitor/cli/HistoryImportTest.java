package dev.monitor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The history rebuilt from the journal is the one that the runs kept. */
class HistoryImportTest {
    private static final Instant BEGIN = Instant.parse("2026-03-02T08:00:00.700Z");
    private static final String END = "2026-03-02T12:00:00Z";
    private static final List<String> METRICS =
            List.of("load1", "cpu_percent", "memory_percent", "filesystem_percent", "user_cpu_seconds_total", "users");

    @TempDir
    Path folder = Path.of("");

    private ChangingMachine machine;
    private Monitored monitored;

    @BeforeEach
    void threeHours() throws IOException {
        machine = new ChangingMachine(folder);
        monitored = new Monitored(folder, machine);
        machine.ended("2026-03-02T07:59:00Z", 1001, "make", 5);
        for (int run = 0; run < 18; run++) {
            machine.proc("loadavg", run + ".5 0.50 1.00 1/100 2500\n");
            machine.cpu(1000 + 10L * run * run, 0, 500);
            monitored.at(BEGIN.plusSeconds(600L * run).toString()).run("collect");
        }
        monitored.at(END);
    }

    @Test
    void whatTheJournalTellsIsWhatTheRunsKept() throws IOException {
        List<SortedMap<String, String>> kept = history();
        String log = journal().toString();
        monitored.set("STATE_PATH", folder.resolve("another").toString());
        String told = imports(log);
        assertTrue(told.startsWith("Imported 18 lines: ") && told.endsWith("(2h 50m)\n"), told);
        List<SortedMap<String, String>> rebuilt = history();
        // Without a line before it, the first one cannot tell where the processors' time went.
        kept.get(1).remove(kept.get(1).firstKey());
        assertEquals(kept, rebuilt);
        imports(log);
        assertEquals(rebuilt, history(), "a second time changes nothing");
    }

    @Test
    void intoTheHistoryThatTheRunsKeptItBringsNothingNew() throws IOException {
        List<SortedMap<String, String>> kept = history();
        imports(journal().toString());
        assertEquals(kept, history());
    }

    @Test
    void pymonitorsLinesAndCompressedFilesDoAsWell() throws IOException {
        List<SortedMap<String, String>> kept = history();
        Path log = folder.resolve("old.log.gz");
        try (OutputStream zip = new GZIPOutputStream(Files.newOutputStream(log))) {
            for (String line : Files.readAllLines(journal())) {
                zip.write(("2026-03-02 08:00:00,123 - " + line + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        monitored.set("STATE_PATH", folder.resolve("another").toString());
        imports(log.toString());
        assertEquals(kept.get(0), history().get(0));
    }

    @Test
    void linesThatAreNoneAreCountedAndTheFirstIsNamed() throws IOException {
        Path log = journal();
        Files.writeString(log, "{\"timestamp\": 17", StandardOpenOption.APPEND);
        Path other = Files.writeString(folder.resolve("x.log"), "<html>\n{\"timestamp\":99,\"loadavg\":null}\n");
        Monitored.Outcome outcome = monitored.run("history", "import", log.toString(), other.toString());
        assertEquals(0, outcome.exit());
        assertTrue(outcome.out().startsWith("Imported 18 lines"), outcome.out());
        assertEquals(
                "monitor: 2 lines could not be understood, or not wholly; the first is " + log + ", line 19\n"
                        + "monitor: 1 line left out: older than ROLLUP_KEEP, or of the future\n",
                outcome.err());
    }

    @Test
    void aFileThatCannotBeReadIsOneLine() {
        Path absent = folder.resolve("absent.log");
        assertEquals(
                new Monitored.Outcome(69, "", "monitor: " + absent + ": there is no such file\n"),
                monitored.run("history", "import", absent.toString()));
        assertEquals(64, monitored.run("history", "import").exit());
    }

    @Test
    void hoursOfWhichOnlyTheRollUpIsLeftStayAsTheyAre() throws IOException {
        monitored.set("HISTORY_KEEP", "1h").at("2026-03-02T14:00:00Z").run("collect");
        List<SortedMap<String, String>> kept = history();
        imports(journal().toString());
        assertEquals(kept, history());
    }

    private Path journal() throws IOException {
        try (var files = Files.list(monitored.log())) {
            return files.findFirst().orElseThrow();
        }
    }

    private String imports(String file) {
        Monitored.Outcome outcome = monitored.run("history", "import", file);
        assertEquals("0", outcome.exit() + outcome.err());
        return outcome.out();
    }

    /** All points of some metrics, by series and time. */
    private List<SortedMap<String, String>> history() {
        List<SortedMap<String, String>> all = new ArrayList<>();
        for (String metric : METRICS) {
            Monitored.Outcome outcome = monitored.run("history", metric, "--format", "json");
            assertEquals("0", outcome.exit() + outcome.err());
            SortedMap<String, String> points = new TreeMap<>();
            for (JsonNode series : Monitored.json(outcome.out()).path("series")) {
                for (JsonNode point : series.path("points")) {
                    points.put(series.path("labels") + " " + point.path("timestamp"), point.toString());
                }
            }
            all.add(points);
        }
        return all;
    }
}
