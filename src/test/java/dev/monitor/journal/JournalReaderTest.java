package dev.monitor.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.monitor.cli.Monitored;
import dev.monitor.model.Labels;
import dev.monitor.model.RecordedRun;
import dev.monitor.model.Sample;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The numbers of a journal's lines are those of the runs that wrote them. */
class JournalReaderTest {
    private static final String STAT = "\"ctxt\":1,\"btime\":1,\"processes\":1,\"procs_running\":1,\"procs_blocked\":0";

    @TempDir
    Path folder = Path.of("");

    @Test
    void aLineHasTheNumbersOfItsRun() throws IOException, JournalException {
        Monitored monitored = new Monitored(folder, "normal").at("2026-03-02T12:00:00.250Z");
        Map<String, String> expected =
                prometheus(monitored.run("collect", "--format", "prometheus").out());
        expected.keySet().removeIf(series -> series.startsWith("cpu_") || series.equals("processes"));
        RecordedRun entry = read(files(monitored)).get(0);
        Map<String, String> found = new TreeMap<>();
        for (Sample sample : entry.samples()) {
            if (!sample.name().equals("process_cpu_percent")) {
                found.put(sample.name() + Labels.text(sample.labels()), String.valueOf(sample.value()));
            }
        }
        assertEquals(expected, found);
        assertEquals(Instant.parse("2026-03-02T12:00:00Z"), entry.at());
        assertEquals(Duration.ofMillis(864_000_250), entry.uptime());
        assertTrue(entry.samples().stream().anyMatch(sample -> sample.name().equals("process_cpu_percent")));
    }

    @Test
    void pymonitorsLinesHaveTheSameNumbers() throws IOException, JournalException {
        Monitored monitored = new Monitored(folder, "normal").at("2026-03-02T12:00:00Z");
        monitored.run("collect");
        List<RecordedRun> ours = read(files(monitored));
        monitored.set("LOG_PATH", folder.resolve("py").toString()).set("LOG_FORMAT", "pymonitor");
        monitored.run("collect");
        assertEquals(names(ours.get(0)), names(read(files(monitored)).get(0)));
    }

    @Test
    void aStampIsEnoughAndIsLocalTime() throws IOException, JournalException {
        Path file = file("a.log", "2026-11-20 12:00:04,123 - {\"uptime\": {\"total\": \"5.5\", \"idle\": 1}}");
        ZoneId zone = ZoneId.of("Europe/Berlin");
        try (JournalReader reader = new JournalReader(List.of(file), zone)) {
            RecordedRun entry = Objects.requireNonNull(reader.next());
            assertEquals(Instant.parse("2026-11-20T11:00:04.123Z"), entry.at());
            assertEquals(Duration.ofMillis(5_500), entry.uptime());
            assertEquals(0, reader.faulty());
        }
    }

    @Test
    void ratesAreThoseSinceTheLineBeforeAlsoAcrossFiles() throws IOException, JournalException {
        Path first = file("1.jsonl", cpu(1000, 100, 900, 5000));
        Path second = file("2.jsonl", cpu(1060, 130, 930, 5060));
        List<RecordedRun> entries = read(List.of(first, second));
        assertEquals(List.of(), rates(entries.get(0)));
        assertEquals(List.of(50.0), rates(entries.get(1)));
    }

    @Test
    void afterARebootTheyAreThoseSinceBoot() throws IOException, JournalException {
        Path file = file("1.jsonl", cpu(1000, 100, 900, 5000), cpu(9000, 1000, 3000, 4000), cpu(8000, 1, 1, 1));
        List<RecordedRun> entries = read(List.of(file));
        assertEquals(List.of(25.0), rates(entries.get(1)));
        assertEquals(List.of(), rates(entries.get(2)), "a line from before has none");
    }

    @Test
    void whatIsNotUnderstoodIsCountedAndTheRestIsRead() throws IOException, JournalException {
        Path file = file(
                "x.jsonl",
                "{\"timestamp\":1,\"uptime\":{\"total\":1,\"idle\":1}}",
                "",
                "{\"timestamp\":2,\"uptime\":{\"to",
                "[1]",
                "{\"uptime\":{\"total\":1,\"idle\":1}}",
                "{\"timestamp\":1e300}",
                "{\"timestamp\":3,\"uptime\":{\"total\":\"NaN\",\"idle\":1},"
                        + "\"loadavg\":{\"loadavg_1m\":1,\"loadavg_5m\":\"2\",\"loadavg_15m\":3}}",
                "{\"timestamp\":4,\"uptime\":[],\"meminfo\":7,\"sessions\":{},\"cpu_data\":{\"cpu_total\":{\"user\":1}}}",
                "\u0000\u0001",
                "{\"timestamp\":5,\"loadavg\":null}");
        try (JournalReader reader = new JournalReader(List.of(file), ZoneId.of("UTC"))) {
            List<String> read = new ArrayList<>();
            for (RecordedRun entry = reader.next(); entry != null; entry = reader.next()) {
                read.add(entry.at().getEpochSecond() + " " + entry.samples().size());
            }
            assertEquals(List.of("1 1", "3 3", "4 0", "5 0"), read);
            assertEquals(7, reader.faulty());
            assertEquals(file + ", line 3", reader.firstFault());
        }
    }

    @Test
    void aCompressedFileReadsTheSame() throws IOException, JournalException {
        Path plain = file("1.jsonl", cpu(1000, 100, 900, 5000), cpu(1060, 130, 930, 5060));
        Path packed = folder.resolve("renamed");
        try (OutputStream zip = new GZIPOutputStream(Files.newOutputStream(packed))) {
            Files.copy(plain, zip);
        }
        assertEquals(read(List.of(plain)), read(List.of(packed)));
    }

    @Test
    void aFileThatCannotBeReadIsNamed() {
        Path absent = folder.resolve("absent.jsonl");
        JournalException fault = assertThrows(JournalException.class, () -> read(List.of(absent)));
        assertEquals(absent + ": there is no such file", fault.getMessage());
        assertTrue(String.valueOf(assertThrows(JournalException.class, () -> read(List.of(folder)))
                        .getMessage())
                .startsWith(folder + ": "));
    }

    private static String cpu(long at, long user, long idle, long uptime) {
        return "{\"timestamp\":" + at + ",\"cpu_data\":{\"cpu_total\":{\"user\":" + user
                + ",\"nice\":0,\"system\":0,\"idle\":" + idle + ".0}," + STAT + "},\"uptime\":{\"total\":" + uptime
                + ",\"idle\":1}}";
    }

    private static List<Double> rates(RecordedRun entry) {
        return entry.samples().stream()
                .filter(sample -> sample.name().equals("cpu_percent"))
                .map(Sample::value)
                .toList();
    }

    private static List<String> names(RecordedRun entry) {
        return entry.samples().stream()
                .map(sample -> sample.name() + Labels.text(sample.labels()))
                .toList();
    }

    private static List<RecordedRun> read(List<Path> files) throws JournalException {
        List<RecordedRun> entries = new ArrayList<>();
        try (JournalReader reader = new JournalReader(files, ZoneId.systemDefault())) {
            for (RecordedRun entry = reader.next(); entry != null; entry = reader.next()) {
                entries.add(entry);
            }
        }
        return entries;
    }

    private static Map<String, String> prometheus(String text) {
        Map<String, String> values = new TreeMap<>();
        for (String line : text.lines().filter(line -> !line.startsWith("#")).toList()) {
            int space = line.lastIndexOf(' ');
            String series = line.substring("monitor_".length(), space);
            values.put(series, String.valueOf(Double.parseDouble(line.substring(space + 1))));
        }
        return values;
    }

    private static List<Path> files(Monitored monitored) throws IOException {
        try (var files = Files.list(monitored.log())) {
            return files.sorted().toList();
        }
    }

    private Path file(String name, String... lines) throws IOException {
        return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
    }
}
