package dev.monitor.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.monitor.model.Figure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a chart shows, as it is kept: JSON with {@code title}, {@code unit} and {@code bars}, or {@code lines}; times are
 * milliseconds since the epoch.
 */
final class FigureCodec {
    private FigureCodec() {}

    static ObjectNode write(Figure figure) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("title", figure.title());
        if (figure instanceof Figure.Bars bars) {
            json.put("unit", bars.unit());
            ArrayNode list = json.putArray("bars");
            for (Figure.Bar bar : bars.bars()) {
                list.addObject().put("label", bar.label()).put("value", bar.value());
            }
        } else if (figure instanceof Figure.Lines lines) {
            writeLines(lines, json);
        }
        return json;
    }

    private static void writeLines(Figure.Lines figure, ObjectNode json) {
        json.put("unit", figure.unit())
                .put("from", figure.from().toEpochMilli())
                .put("to", figure.to().toEpochMilli())
                .put("step", figure.step().toMillis());
        if (figure.threshold() != null) {
            json.put("threshold", figure.threshold());
        }
        ArrayNode list = json.putArray("lines");
        for (Figure.Line line : figure.lines()) {
            ObjectNode entry = list.addObject().put("label", line.label());
            ArrayNode at = entry.putArray("at");
            ArrayNode values = entry.putArray("values");
            for (Figure.Point point : line.points()) {
                at.add(point.at().toEpochMilli());
                values.add(point.value());
            }
        }
    }

    static Figure read(JsonNode json) {
        String title = json.path("title").asText();
        String unit = json.path("unit").asText();
        return json.has("lines")
                ? readLines(title, unit, json)
                : new Figure.Bars(title, unit, readBars(json.path("bars")));
    }

    private static List<Figure.Bar> readBars(JsonNode list) {
        List<Figure.Bar> bars = new ArrayList<>();
        for (JsonNode bar : list) {
            bars.add(
                    new Figure.Bar(bar.path("label").asText(), bar.path("value").asDouble()));
        }
        return bars;
    }

    private static Figure readLines(String title, String unit, JsonNode json) {
        List<Figure.Line> lines = new ArrayList<>();
        for (JsonNode line : json.path("lines")) {
            List<Figure.Point> points = new ArrayList<>();
            JsonNode at = line.path("at");
            for (int i = 0; i < at.size(); i++) {
                double value = line.path("values").path(i).asDouble();
                points.add(new Figure.Point(Instant.ofEpochMilli(at.path(i).asLong()), value));
            }
            lines.add(new Figure.Line(line.path("label").asText(), points));
        }
        return new Figure.Lines(
                title,
                unit,
                Instant.ofEpochMilli(json.path("from").asLong()),
                Instant.ofEpochMilli(json.path("to").asLong()),
                Duration.ofMillis(json.path("step").asLong()),
                lines,
                json.has("threshold") ? json.path("threshold").asDouble() : null);
    }
}
