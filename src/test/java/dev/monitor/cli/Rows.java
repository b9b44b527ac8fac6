package dev.monitor.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What tests ask of a report in JSON. */
final class Rows {
    private Rows() {}

    /** Each user's row in its order, as {@code alice 12.5}. */
    static List<String> seconds(JsonNode report) {
        List<String> rows = new ArrayList<>();
        for (JsonNode row : report.path("users")) {
            rows.add(row.path("user").asText() + " " + row.path("cpu_seconds").asText());
        }
        return rows;
    }

    /** The row of a user; missing where there is none. */
    static JsonNode of(JsonNode report, String user) {
        for (JsonNode row : report.path("users")) {
            if (row.path("user").asText().equals(user)) {
                return row;
            }
        }
        return report.path("no such row");
    }

    /** The names of an object's fields, in their order. */
    static List<String> keys(JsonNode object) {
        List<String> keys = new ArrayList<>();
        object.fieldNames().forEachRemaining(keys::add);
        return keys;
    }
}
