package dev.monitor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a journal line holds, in both formats, and which file it is in. */
class JournalTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00.250Z");
    private static final ZoneId HERE = ZoneId.systemDefault();

    @TempDir
    Path folder = Path.of("");

    private Monitored monitored;

    @BeforeEach
    void aMachineThatIsKnown() {
        monitored = new Monitored(folder, "normal").at(NOON.toString()).set("HOST_NAME", "big");
    }

    @Test
    void aLineHoldsWhatTheKernelSays() throws IOException {
        JsonNode line = only(run());
        JsonNode expected = Monitored.json(Files.readString(Monitored.hosts().resolve("normal/journal.json")));
        assertEquals(expected.toPrettyString(), withoutThisMachine(line).toPrettyString());
    }

    @Test
    void itsTimeIsLocalWithOffset() throws IOException {
        JsonNode line = only(run());
        assertEquals(NOON.getEpochSecond(), line.path("timestamp").asLong());
        assertTrue(line.path("timestamp").isIntegralNumber());
        OffsetDateTime time = OffsetDateTime.parse(line.path("time").asText());
        assertEquals(NOON.getEpochSecond(), time.toEpochSecond());
        assertEquals(HERE.getRules().getOffset(NOON), time.getOffset());
    }

    @Test
    void eachRunHasANameOfItsOwn() throws IOException {
        run();
        List<String> lines = run();
        assertEquals(2, lines.size());
        String first = Monitored.json(lines.get(0)).path("run").asText();
        assertTrue(first.matches("[0-9a-f]{16}"), first);
        assertNotEquals(first, Monitored.json(lines.get(1)).path("run").asText());
    }

    @Test
    void pymonitorsReadersFindItsTypes() throws IOException {
        JsonNode wanted = only(run());
        monitored.set("LOG_PATH", folder.resolve("old").toString()).set("LOG_FORMAT", "pymonitor");
        String line = run().get(0);
        String stamp = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss,SSS")
                .withZone(HERE)
                .format(NOON);
        assertTrue(line.startsWith(stamp + " - {"), line);
        JsonNode json = Monitored.json(line.substring(line.indexOf('{')));
        assertEquals(
                DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss")
                        .withZone(HERE)
                        .format(NOON),
                json.path("time").asText());
        assertEquals(
                "{\"value\":\"16318412\",\"unit\":\"kB\"}",
                json.path("meminfo").path("MemTotal").toString());
        assertEquals(
                "{\"loadavg_1m\":1.72,\"loadavg_5m\":1.35,\"loadavg_15m\":0.98,\"current_procs\":\"3\","
                        + "\"total_procs\":\"412\",\"last_pid\":2500}",
                json.path("loadavg").toString());
        assertEquals(wanted.path("cpu_data"), json.path("cpu_data"));
        assertEquals(Rows.keys(wanted), Rows.keys(json));
    }

    @Test
    void pymonitorsFilesEndInLog() throws IOException {
        monitored.set("LOG_FORMAT", "pymonitor");
        run();
        assertEquals(List.of("monitor-" + day(NOON) + ".log"), files());
    }

    @Test
    void eachDayHasAFileByItsLocalDate() throws IOException {
        Instant midnight =
                NOON.atZone(HERE).toLocalDate().plusDays(1).atStartOfDay(HERE).toInstant();
        run();
        monitored.at(midnight.minusMillis(1).toString());
        run();
        monitored.at(midnight.toString());
        run();
        assertEquals(List.of("monitor-" + day(NOON) + ".jsonl", "monitor-" + day(midnight) + ".jsonl"), files());
        assertEquals(
                2, Files.readAllLines(monitored.log().resolve(files().get(0))).size());
    }

    @Test
    void prefixAndSuffixAreAroundTheDate() throws IOException {
        monitored.set("LOG_PREFIX", "big.").set("LOG_SUFFIX", "-raw");
        run();
        assertEquals(List.of("big." + day(NOON) + "-raw.jsonl"), files());
    }

    @Test
    void strangersCannotReadIt() throws IOException {
        run();
        Path file = monitored.log().resolve(files().get(0));
        assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void whatIsMissingIsNamedWithItsReason() throws IOException {
        monitored = new Monitored(folder, "container").at(NOON.toString());
        JsonNode degraded = only(run()).path("degraded");
        assertEquals(List.of("sessions", "pressure"), Rows.keys(degraded));
        for (JsonNode reason : degraded) {
            assertTrue(reason.asText().length() > 10, degraded.toString());
        }
    }

    @Test
    void aSectionThatCannotBeReadCostsOnlyItself() throws IOException {
        ChangingMachine machine = new ChangingMachine(folder);
        machine.proc("loadavg", "1.2 what\n");
        monitored = new Monitored(folder, machine).at(NOON.toString());
        assertEquals(0, monitored.run("collect").exit());
        JsonNode line = Monitored.json(monitored.journal().get(0));
        assertTrue(line.path("loadavg").isMissingNode());
        assertTrue(line.path("degraded").path("loadavg").asText().contains("loadavg:1"), line.toString());
        assertEquals(864000.25, line.path("uptime").path("total").asDouble());
    }

    /** Runs, and gives all lines of the journal. */
    private List<String> run() throws IOException {
        assertEquals(new Monitored.Outcome(0, "", ""), monitored.run("collect"));
        return monitored.journal();
    }

    private static JsonNode only(List<String> lines) {
        assertEquals(1, lines.size());
        return Monitored.json(lines.get(0));
    }

    private List<String> files() throws IOException {
        List<String> names = new ArrayList<>();
        try (var files = Files.list(monitored.log())) {
            files.forEach(file -> names.add(String.valueOf(file.getFileName())));
        }
        names.sort(null);
        return names;
    }

    private static String day(Instant instant) {
        return instant.atZone(HERE).toLocalDate().toString();
    }

    /** Without what is another each time or on each machine: the run, its time, and the sizes of the disk below. */
    private static JsonNode withoutThisMachine(JsonNode line) {
        ((ObjectNode) line).remove(List.of("time", "timestamp", "run"));
        for (JsonNode filesystem : line.path("filesystems")) {
            ObjectNode sizes = (ObjectNode) filesystem;
            for (String size : List.of("total_bytes", "free_bytes", "available_bytes", "percent", "inodes_percent")) {
                assertTrue(sizes.has(size), size);
                sizes.remove(size);
            }
        }
        return line;
    }
}
