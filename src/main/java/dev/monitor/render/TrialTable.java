package dev.monitor.render;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import dev.monitor.model.AlertEvent;
import dev.monitor.model.AlertState;
import dev.monitor.model.Labels;
import dev.monitor.model.Trial;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What rules would have told over a recorded time, for a terminal and as JSON. */
public final class TrialTable {
    private static final int NARROWEST = 40;

    private TrialTable() {}

    /** A line for all that would have been told, then one for each rule with how often it would have fired. */
    public static String text(Trial trial, ZoneId zone, int width) {
        StringBuilder text = new StringBuilder(trial.runs() + " runs");
        if (trial.from() != null && trial.to() != null) {
            text.append(", ").append(new Times(zone).window(trial.from(), trial.to()));
        }
        text.append('\n');
        if (!trial.note().isEmpty()) {
            text.append(Untrusted.printable(trial.note())).append('\n');
        }
        Table table = new Table()
                .whole("TIME", false, 0)
                .whole("", false, 0)
                .text("RULE", 40, 0)
                .whole("VALUE", true, 0);
        for (Trial.Telling telling : trial.tellings()) {
            AlertEvent event = telling.event();
            String lasted = event.kind().isEnd() ? " after " + Quantities.span(event.lasted()) : "";
            table.add(
                    new Times(zone).iso(telling.at()),
                    word(event.kind()) + lasted,
                    event.rule() + Untrusted.printable(Labels.text(event.labels())),
                    Quantities.hundredths(event.value()));
        }
        text.append('\n');
        if (!trial.tellings().isEmpty()) {
            lines(text, table, width);
            text.append('\n');
        }
        lines(text, counts(trial), width);
        return text.toString();
    }

    private static void lines(StringBuilder text, Table table, int width) {
        for (String line : table.lines(Math.max(NARROWEST, width))) {
            text.append(line).append('\n');
        }
    }

    private static Table counts(Trial trial) {
        Table table = new Table()
                .text("RULE", 40, 0)
                .whole("FIRED", true, 0)
                .whole("TOLD", true, 0)
                .whole("AT THE END", false, 0);
        for (String rule : trial.rules()) {
            long fired = 0;
            long told = 0;
            for (Trial.Telling telling : trial.tellings()) {
                boolean its = telling.event().rule().equals(rule);
                told += its ? 1 : 0;
                fired += its && telling.event().kind() == AlertEvent.Kind.FIRING ? 1 : 0;
            }
            table.add(rule, Long.toString(fired), Long.toString(told), atTheEnd(trial.unfinished(), rule));
        }
        return table;
    }

    private static String atTheEnd(List<AlertState> unfinished, String rule) {
        int firing = 0;
        for (AlertState state : unfinished) {
            firing += state.rule().equals(rule) && state.phase() == AlertState.Phase.FIRING ? 1 : 0;
        }
        return firing == 0 ? "quiet" : firing == 1 ? "firing" : firing + " firing";
    }

    private static String word(AlertEvent.Kind kind) {
        return switch (kind) {
            case FIRING -> "fires";
            case WORSE -> "is worse";
            case STILL -> "still fires";
            case RESOLVED -> "resolves";
            case GONE -> "is gone";
            case REMOVED -> "is removed";
        };
    }

    /**
     * An object with {@code runs}, {@code note} and {@code tellings}, each with {@code at}, {@code kind}, {@code rule},
     * {@code labels}, {@code value}, {@code peak} and {@code lasted_seconds}; times in ISO 8601.
     */
    public static String json(Trial trial, ZoneId zone) {
        StringWriter text = new StringWriter();
        JsonFactory factory =
                JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
        Times times = new Times(zone);
        try (JsonGenerator json = factory.createGenerator(text)) {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeNumberField("runs", trial.runs());
            json.writeStringField("note", trial.note());
            json.writeArrayFieldStart("tellings");
            for (Trial.Telling telling : trial.tellings()) {
                write(json, telling, times);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a table in memory cannot fail to be written", e);
        }
        return text.append('\n').toString();
    }

    private static void write(JsonGenerator json, Trial.Telling telling, Times times) throws IOException {
        AlertEvent event = telling.event();
        json.writeStartObject();
        json.writeStringField("at", times.iso(telling.at()));
        json.writeStringField("kind", event.kind().name().toLowerCase(Locale.ROOT));
        json.writeStringField("rule", event.rule());
        json.writeObjectFieldStart("labels");
        for (Map.Entry<String, String> label : event.labels().entrySet()) {
            json.writeStringField(label.getKey(), label.getValue());
        }
        json.writeEndObject();
        json.writeNumberField("value", event.value());
        json.writeNumberField("peak", event.peak());
        json.writeNumberField("lasted_seconds", event.lasted().toSeconds());
        json.writeEndObject();
    }
}
