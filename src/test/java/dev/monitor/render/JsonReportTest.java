package dev.monitor.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.monitor.model.Report;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonReportTest {
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    @Test
    void theKeysAreThoseOfTheContract() throws JsonProcessingException {
        JsonNode report = read(Reports.ordinary());

        assertEquals(
                List.of(
                        "host",
                        "from",
                        "to",
                        "users",
                        "others",
                        "total_cpu_seconds",
                        "machine_cpu_seconds",
                        "unattributed_cpu_seconds",
                        "source",
                        "gaps",
                        "load",
                        "memory",
                        "uptime_seconds",
                        "sessions",
                        "top",
                        "degraded"),
                keys(report));
        List<String> row = List.of("user", "uid", "cpu_seconds", "share", "commands", "running", "programs");
        assertEquals(row, keys(report.at("/users/0")));
        assertEquals(row, keys(report.get("others")));
        assertEquals(List.of("program", "cpu_seconds", "commands"), keys(report.at("/users/0/programs/0")));
        assertEquals(List.of("from", "to", "why"), keys(report.at("/gaps/0")));
        assertEquals(List.of("total_bytes", "available_bytes", "percent"), keys(report.get("memory")));
        assertEquals(List.of("user", "tty", "from", "since"), keys(report.at("/sessions/0")));
        assertEquals(List.of("pid", "user", "program", "cpu_percent", "rss_bytes"), keys(report.at("/top/0")));
    }

    @Test
    void theValuesAreExact() throws JsonProcessingException {
        JsonNode report = read(Reports.ordinary());

        assertEquals("2026-11-05T06:00:00+01:00", report.get("from").textValue());
        assertEquals("43380", report.at("/users/0/cpu_seconds").toString());
        assertEquals("3787.6", report.at("/users/1/cpu_seconds").toString());
        assertEquals("4.25", report.at("/users/2/cpu_seconds").toString());
        assertEquals("0.0042", report.at("/users/2/share").toString());
        assertEquals(
                "{\"user\":\"others\",\"uid\":null,\"cpu_seconds\":187,\"share\":0.0958,\"commands\":3110,"
                        + "\"running\":81,\"programs\":[]}",
                report.get("others").toString());
        assertEquals("47358.85", report.get("total_cpu_seconds").toString());
        assertEquals("721", report.get("unattributed_cpu_seconds").toString());
        assertEquals("pacct", report.get("source").textValue());
        assertEquals("[0.52,0.48,0.4]", report.get("load").toString());
        assertEquals(
                "{\"total_bytes\":16642998272,\"available_bytes\":9985798144,\"percent\":40}",
                report.get("memory").toString());
        assertEquals("1048000.25", report.get("uptime_seconds").toString());
        assertEquals("187.34", report.at("/top/0/cpu_percent").toString());
    }

    @Test
    void whatIsNotKnownIsNull() throws JsonProcessingException {
        JsonNode report = read(Reports.empty());

        for (String key : List.of(
                "machine_cpu_seconds",
                "unattributed_cpu_seconds",
                "load",
                "memory",
                "uptime_seconds",
                "sessions",
                "top")) {
            assertTrue(report.get(key).isNull(), key);
        }
        assertEquals("[]", report.get("users").toString());
        assertEquals("accounting: accounting is off", report.at("/degraded/0").textValue());
    }

    @Test
    void hostileTextArrivesUnchangedAndIsPrintableAsciiOnTheWay() throws JsonProcessingException {
        for (String hostile : Reports.HOSTILE) {
            String json = JsonReport.render(Reports.hostile(hostile), Reports.BERLIN);

            assertTrue(json.chars().allMatch(c -> c == '\n' || (c >= ' ' && c < 0x7f)), json);
            JsonNode report = MAPPER.readTree(json);
            assertEquals(hostile, report.get("host").textValue());
            assertEquals(hostile, report.at("/users/0/user").textValue());
            assertEquals(hostile, report.at("/others/programs/0/program").textValue());
            assertEquals(hostile, report.at("/sessions/0/from").textValue());
            assertEquals(hostile, report.at("/top/0/program").textValue());
            JsonNode degraded = report.get("degraded");
            assertEquals(hostile, degraded.get(degraded.size() - 1).textValue());
        }
    }

    private static JsonNode read(Report report) throws JsonProcessingException {
        return MAPPER.readTree(JsonReport.render(report, Reports.BERLIN));
    }

    private static List<String> keys(JsonNode object) {
        List<String> keys = new ArrayList<>();
        object.fieldNames().forEachRemaining(keys::add);
        return keys;
    }
}
