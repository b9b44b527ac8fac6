package dev.monitor.render;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import dev.monitor.model.DeliveryState;
import dev.monitor.model.OutboxEntry;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The requests of the outbox, as a table for a terminal and as JSON. */
public final class OutboxTable {
    private static final String INDENT = "      ";
    /** Enough of a message's id to name it. */
    private static final int SHORT_ID = 8;

    private static final int RECIPIENT_COLUMNS = 15;
    private static final int NARROWEST = 40;

    private OutboxTable() {}

    /** A row for each request, and below it what the last try came to. */
    public static String text(List<OutboxEntry> entries, Instant now, int width) {
        if (entries.isEmpty()) {
            return "Nothing waits to be sent, and nothing was given up.\n";
        }
        int columns = Math.max(NARROWEST, width);
        List<String> rows = table(entries, now).lines(columns);
        List<String> lines = new ArrayList<>();
        lines.add(rows.get(0));
        for (int i = 0; i < entries.size(); i++) {
            lines.add(rows.get(i + 1));
            String answer = Untrusted.printable(entries.get(i).answer());
            if (!answer.isEmpty()) {
                for (String line : Columns.wrap(answer, columns - INDENT.length())) {
                    lines.add(INDENT + line);
                }
            }
        }
        return String.join("\n", lines) + "\n";
    }

    private static Table table(List<OutboxEntry> entries, Instant now) {
        Table table = new Table()
                .whole("ID", true, 0)
                .whole("MESSAGE", false, 0)
                .whole("AGE", true, 0)
                .whole("KIND", false, 2)
                .whole("CHANNEL", false, 0)
                .text("RECIPIENT", RECIPIENT_COLUMNS, 0)
                .whole("PART", true, 3)
                .whole("TRIES", true, 1)
                .whole("NEXT TRY", true, 0);
        for (OutboxEntry entry : entries) {
            table.add(
                    Long.toString(entry.id()),
                    entry.message()
                            .substring(0, Math.min(SHORT_ID, entry.message().length())),
                    span(entry.created(), now),
                    entry.kind().name().toLowerCase(Locale.ROOT),
                    Untrusted.printable(entry.channel()),
                    Untrusted.printable(entry.recipient()),
                    entry.part() + "/" + entry.of(),
                    Integer.toString(entry.tries()),
                    next(entry, now));
        }
        return table;
    }

    private static String next(OutboxEntry entry, Instant now) {
        if (entry.state() != DeliveryState.PENDING) {
            return entry.state().words();
        }
        return entry.due().isAfter(now) ? "in " + span(now, entry.due()) : "now";
    }

    private static String span(Instant from, Instant to) {
        Duration span = Duration.between(from, to);
        return Quantities.span(span.isNegative() ? Duration.ZERO : span);
    }

    /**
     * An array of requests, each with {@code id}, {@code message}, {@code subject}, {@code kind}, {@code channel},
     * {@code recipient}, {@code part}, {@code of}, {@code state}, {@code tries}, {@code created}, {@code due} (null unless it
     * is pending) and {@code answer}.
     */
    public static String json(List<OutboxEntry> entries, ZoneId zone) {
        Times times = new Times(zone);
        StringWriter text = new StringWriter();
        JsonFactory factory =
                JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
        try (JsonGenerator json = factory.createGenerator(text)) {
            json.useDefaultPrettyPrinter();
            json.writeStartArray();
            for (OutboxEntry entry : entries) {
                write(json, entry, times);
            }
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException("a table in memory cannot fail to be written", e);
        }
        return text.append('\n').toString();
    }

    private static void write(JsonGenerator json, OutboxEntry entry, Times times) throws IOException {
        json.writeStartObject();
        json.writeNumberField("id", entry.id());
        json.writeStringField("message", entry.message());
        json.writeStringField("subject", entry.subject());
        json.writeStringField("kind", entry.kind().name().toLowerCase(Locale.ROOT));
        json.writeStringField("channel", entry.channel());
        json.writeStringField("recipient", entry.recipient());
        json.writeNumberField("part", entry.part());
        json.writeNumberField("of", entry.of());
        json.writeStringField("state", entry.state().words());
        json.writeNumberField("tries", entry.tries());
        json.writeStringField("created", times.iso(entry.created()));
        json.writeStringField("due", entry.state() == DeliveryState.PENDING ? times.iso(entry.due()) : null);
        json.writeStringField("answer", entry.answer());
        json.writeEndObject();
    }
}
