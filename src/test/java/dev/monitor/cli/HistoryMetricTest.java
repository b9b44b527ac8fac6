package dev.monitor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the runs of some hours have recorded, as {@code history} shows it: a run each ten minutes, with a gap of an hour. */
class HistoryMetricTest {
    private static final Instant BEGIN = Instant.parse("2026-03-02T08:00:00Z");
    private static final Instant END = BEGIN.plusSeconds(5 * 3600);

    @TempDir
    Path folder = Path.of("");

    private ChangingMachine machine;
    private Monitored monitored;
    private final List<String> expected = new ArrayList<>();

    @BeforeEach
    void fiveHours() throws IOException {
        machine = new ChangingMachine(folder);
        monitored = new Monitored(folder, machine).set("LC_ALL", "C.UTF-8");
        machine.user("eve\u001b[31m\"x\",=1", 1099);
        machine.ended("2026-03-02T07:59:00Z", 1099, "make", 5).ended("2026-03-02T07:59:00Z", 1001, "make", 5);
        for (int run = 0; run <= 30; run++) {
            if (run < 12 || run >= 18) {
                double load = run % 7 + 0.25;
                machine.proc("loadavg", load + " 0.50 1.00 1/100 2500\n");
                Instant at = BEGIN.plusSeconds(600L * run);
                collect(at);
                expected.add(at.getEpochSecond() + " " + load);
            }
        }
    }

    @Test
    void csvAndJsonHaveEachSampleThatTheRunsSaw() {
        List<String> lines = out("history", "load1", "--format", "csv").lines().toList();
        assertEquals("time,timestamp,min,avg,max,last,count", lines.get(0));
        List<String> csv = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            assertEquals(
                    Long.parseLong(cells[1]), OffsetDateTime.parse(cells[0]).toEpochSecond());
            assertEquals("1", cells[6]);
            csv.add(cells[1] + " " + cells[5]);
        }
        assertEquals(expected, csv);
        JsonNode json = json("load1");
        assertEquals("load1", json.path("metric").asText());
        assertEquals("{}", json.at("/series/0/labels").toString());
        List<String> values = new ArrayList<>();
        for (JsonNode point : json.at("/series/0/points")) {
            assertEquals(
                    point.path("timestamp").asLong(),
                    OffsetDateTime.parse(point.path("time").asText()).toEpochSecond());
            values.add(
                    point.path("timestamp").asLong() + " " + point.path("value").asDouble());
        }
        assertEquals(expected, values);
    }

    @Test
    void whatIsOlderThanSamplesAreKeptIsThereByTheHour() {
        monitored.set("HISTORY_KEEP", "3h");
        collect(END.plusSeconds(3600));
        JsonNode hour = json("load1").at("/series/0/points/0");
        assertEquals(BEGIN.getEpochSecond(), hour.path("timestamp").asLong());
        assertEquals(0.25, hour.path("min").asDouble());
        assertEquals(5.25, hour.path("max").asDouble());
        assertEquals(2.75, hour.path("avg").asDouble());
        assertEquals(5.25, hour.path("last").asDouble());
        assertEquals(6, hour.path("count").asInt());
        assertFalse(hour.has("value"));
        monitored.set("ROLLUP_KEEP", "3h");
        collect(END.plusSeconds(7200));
        assertTrue(json("load1").at("/series/0/points/0/timestamp").asLong() > BEGIN.getEpochSecond() + 3 * 3600);
    }

    @Test
    void aTerminalShowsAChartWithItsGapAndATable() {
        List<String> lines = out("history", "load1", "--since", "5h").lines().toList();
        assertEquals("load1", lines.get(0));
        assertTrue(lines.get(1).endsWith("(5h)"), lines.get(1));
        assertTrue(lines.stream().allMatch(line -> line.length() <= 80), String.join("\n", lines));
        List<String> lowest = lines.stream()
                .filter(line -> line.contains("│") || line.contains("┤"))
                .toList();
        String bottom = lowest.get(lowest.size() - 2);
        String cells = bottom.substring(bottom.indexOf('│') + 1);
        int gap = cells.indexOf(' ');
        int width = cells.length();
        assertTrue(Math.abs(gap - 2 * width / 5.0) < 2, "the gap begins after 2 of 5 hours: " + cells);
        assertEquals("", cells.substring(gap, 3 * width / 5 - 1).strip(), "it lasts an hour");
        assertEquals(-1, cells.substring(3 * width / 5 + 1).indexOf(' '), "it is the only one");
        assertTrue(lines.stream().anyMatch(line -> line.matches("FROM +MIN +AVG +MAX +LAST")));
    }

    @Test
    void aTerminalWithoutUnicodeGetsAscii() {
        monitored.set("LC_ALL", "C");
        String text = out("history", "load1");
        assertTrue(text.chars().allMatch(c -> c == '\n' || (c >= ' ' && c < 0x7f)), text);
        assertTrue(text.contains("##"), text);
    }

    @Test
    void aChartIsDrawnIntoAFile() throws IOException {
        Path file = folder.resolve("chart.png");
        assertEquals("", out("history", "user_cpu", "--chart", file.toString()));
        assertEquals(1000, ImageIO.read(file.toFile()).getWidth());
        Path nowhere = folder.resolve("nowhere/chart.png");
        assertEquals(
                new Monitored.Outcome(77, "", "monitor: " + nowhere + ": cannot be written\n"),
                monitored.run("history", "load1", "--chart", nowhere.toString()));
    }

    @Test
    void namesAreCompletedAndCorrected() {
        assertEquals(out("history", "memory_available_bytes"), out("history", "memory_a"));
        assertEquals(out("history", "memory_available_bytes"), out("history", "monitor_memory_available_bytes"));
        assertTrue(mistake("memory_").contains("may be memory_available_bytes, memory_percent, memory_total_bytes"));
        String misspelt = mistake("cpu_precent");
        assertTrue(misspelt.contains("did you mean cpu_percent?"), misspelt);
        assertTrue(misspelt.contains("Recorded: context_switches_total, "), misspelt);
    }

    @Test
    void labelsChooseAmongSeries() {
        JsonNode all = json("user_cpu_seconds_total");
        assertTrue(all.path("series").size() > 1);
        JsonNode one = json("user_cpu{user=alice}");
        assertEquals(1, one.path("series").size());
        assertEquals("{\"user\":\"alice\"}", one.at("/series/0/labels").toString());
        assertTrue(mistake("user_cpu{user=nobody-here}").contains("no series of user_cpu_seconds_total"));
        assertEquals(64, monitored.run("history", "user_cpu{user=alice").exit());
        assertEquals(64, monitored.run("history", "user_cpu{alice}").exit());
    }

    @Test
    void hostileNamesAreTextEverywhere() {
        String name = "eve\u001b[31m\"x\",=1";
        assertTrue(json("user_cpu").findValuesAsText("user").contains(name));
        assertTrue(out("history", "user_cpu", "--format", "csv").contains(",\"eve?[31m\"\"x\"\",=1\","));
        String text = out("history", "user_cpu");
        assertTrue(text.contains("eve?[31m\"x\",=1"), text);
        assertFalse(text.contains("\u001b"));
    }

    @Test
    void aloneItListsWhatIsRecorded() {
        List<String> lines = out("history").lines().toList();
        assertTrue(lines.get(0).matches("METRIC +SERIES +FROM +TO"));
        assertTrue(lines.stream().anyMatch(line -> line.matches("load1 +1 +20\\d\\d-.*")), String.join("\n", lines));
        assertFalse(lines.stream().anyMatch(line -> line.startsWith("process_cpu_percent")));
    }

    @Test
    void runsGoOnWhileSomebodyReads() throws InterruptedException {
        AtomicBoolean reading = new AtomicBoolean(true);
        List<Integer> exits = Collections.synchronizedList(new ArrayList<>());
        Monitored reader = new Monitored(folder, machine);
        Thread thread = new Thread(() -> {
            while (reading.get()) {
                exits.add(reader.run("history", "load1", "--format", "csv").exit());
            }
        });
        thread.start();
        for (int run = 1; run <= 5; run++) {
            collect(END.plusSeconds(3600L * run));
        }
        reading.set(false);
        thread.join();
        assertFalse(exits.isEmpty());
        assertEquals(Set.of(0), Set.copyOf(exits));
    }

    @Test
    void aTimeInWhichNothingWasRecordedIsSaid() {
        assertTrue(out("history", "load1", "--until", "3d").contains("Nothing was recorded in that time."));
        assertEquals(0, json("load1", "--until", "3d").at("/series/0/points").size());
    }

    @Test
    void timesThatAreNoneAreWrongUsage() {
        assertEquals(
                64, monitored.run("history", "load1", "--since", "last week").exit());
        assertEquals(
                64, monitored.run("history", "load1", "--until", "2026-02-30").exit());
        assertEquals(
                64, monitored.run("history", "load1", "--since", "2030-01-01").exit());
        assertEquals(64, monitored.run("history", "load1", "load5").exit());
    }

    private String mistake(String metric) {
        Monitored.Outcome outcome = monitored.run("history", metric);
        assertEquals(64, outcome.exit());
        assertEquals(1, outcome.err().lines().count());
        return outcome.err();
    }

    private void collect(Instant at) {
        assertEquals(
                new Monitored.Outcome(0, "", ""), monitored.at(at.toString()).run("collect"));
    }

    private JsonNode json(String metric, String... more) {
        List<String> args = new ArrayList<>(List.of("history", metric, "--format", "json"));
        args.addAll(List.of(more));
        return Monitored.json(out(args.toArray(String[]::new)));
    }

    private String out(String... args) {
        Monitored.Outcome outcome = monitored.run(args);
        assertEquals("0", outcome.exit() + outcome.err());
        return outcome.out();
    }
}
