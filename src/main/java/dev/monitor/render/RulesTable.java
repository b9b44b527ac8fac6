package dev.monitor.render;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import dev.monitor.model.AlertState;
import dev.monitor.model.Labels;
import dev.monitor.model.RuleStatus;
import dev.monitor.model.Silence;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rules with their present values and states, for a terminal and as JSON. */
public final class RulesTable {
    private static final int MOST_SERIES = 5;
    private static final int NARROWEST = 40;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE dd MMM HH:mm", Locale.ENGLISH);

    private RulesTable() {}

    /** Each rule on a line of its own, and below it a line for each of the series that are nearest to it. */
    public static String text(List<RuleStatus> rules, ZoneId zone, int width) {
        if (rules.isEmpty()) {
            return "No rule is set; README.md and .env.example show how.\n";
        }
        StringBuilder text = new StringBuilder();
        for (RuleStatus rule : rules) {
            text.append(Columns.cut(rule.name() + "  " + rule.text(), Math.max(NARROWEST, width)))
                    .append('\n');
            Silence silence = rule.silence();
            if (silence != null) {
                text.append("  ").append(silenced(silence, zone)).append('\n');
            }
            for (String line : series(rule, zone).lines(Math.max(NARROWEST, width))) {
                if (!line.isBlank()) {
                    text.append(line).append('\n');
                }
            }
        }
        return text.toString();
    }

    /** Until when a rule is silent, and why. */
    static String silenced(Silence silence, ZoneId zone) {
        String why = silence.why().isEmpty() ? "" : ": " + Untrusted.printable(silence.why());
        return "silent until " + TIME.format(silence.until().atZone(zone)) + why;
    }

    private static Table series(RuleStatus rule, ZoneId zone) {
        Table table = new Table().text("", 40, 0).whole("", true, 0).text("", 30, 0);
        if (rule.series().isEmpty()) {
            table.add("  nothing of the kind is here", "", "");
        }
        int shown = 0;
        for (RuleStatus.Series series : rule.series()) {
            if (shown++ < MOST_SERIES || series.phase() != null) {
                table.add("  " + name(series.labels()), value(series.value()), state(series, zone));
            }
        }
        if (shown > MOST_SERIES) {
            table.add("  " + shown + " in all", "", "");
        }
        return table;
    }

    private static String name(Map<String, String> labels) {
        return labels.isEmpty() ? "now" : Untrusted.printable(Labels.text(labels));
    }

    private static String value(@Nullable Double value) {
        return value == null ? "unknown" : Quantities.hundredths(value);
    }

    private static String state(RuleStatus.Series series, ZoneId zone) {
        AlertState.Phase phase = series.phase();
        return phase == null || series.since() == null
                ? "ok"
                : word(phase) + " since " + TIME.format(series.since().atZone(zone));
    }

    private static String word(AlertState.Phase phase) {
        return switch (phase) {
            case PENDING -> "pending";
            case FIRING -> "firing";
            case OVER -> "over, not yet told,";
            case REMEMBERED -> "over, told and remembered,";
        };
    }

    /**
     * An array; its objects have the name and the text of a rule, {@code silent_until}, and {@code series} of {@code labels},
     * {@code value}, {@code state} and {@code since}; times in ISO 8601.
     */
    public static String json(List<RuleStatus> rules, ZoneId zone) {
        StringWriter text = new StringWriter();
        JsonFactory factory =
                JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
        try (JsonGenerator json = factory.createGenerator(text)) {
            json.useDefaultPrettyPrinter();
            json.writeStartArray();
            for (RuleStatus rule : rules) {
                write(json, rule, new Times(zone));
            }
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException("a table in memory cannot fail to be written", e);
        }
        return text.append('\n').toString();
    }

    private static void write(JsonGenerator json, RuleStatus rule, Times times) throws IOException {
        Silence silence = rule.silence();
        json.writeStartObject();
        json.writeStringField("rule", rule.name());
        json.writeStringField("text", rule.text());
        json.writeStringField("silent_until", silence == null ? null : times.iso(silence.until()));
        json.writeArrayFieldStart("series");
        for (RuleStatus.Series series : rule.series()) {
            json.writeStartObject();
            json.writeObjectFieldStart("labels");
            for (Map.Entry<String, String> label : series.labels().entrySet()) {
                json.writeStringField(label.getKey(), label.getValue());
            }
            json.writeEndObject();
            if (series.value() == null) {
                json.writeNullField("value");
            } else {
                json.writeNumberField("value", series.value());
            }
            AlertState.Phase phase = series.phase();
            json.writeStringField("state", phase == null ? "ok" : phase.name().toLowerCase(Locale.ROOT));
            json.writeStringField("since", series.since() == null ? null : times.iso(series.since()));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
