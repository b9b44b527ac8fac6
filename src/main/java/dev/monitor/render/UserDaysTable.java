package dev.monitor.render;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import dev.monitor.model.UserDays;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What users used day by day, as a table for a terminal, as CSV and as JSON. */
public final class UserDaysTable {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE dd MMM", Locale.ENGLISH);
    private static final int DAY_COLUMNS = 10;
    private static final int USER_COLUMNS = 32;
    private static final int NARROWEST = 40;

    private UserDaysTable() {}

    /** A row a user and a column a day; as many days side by side as fit the width, the rest below. */
    public static String text(UserDays history, int width) {
        if (history.users().isEmpty()) {
            return "Nobody used the CPU in these days, or nothing was recorded.\n";
        }
        int name = 0;
        for (UserDays.Row row : history.users()) {
            name = Math.max(name, Math.min(USER_COLUMNS, Columns.width(Untrusted.printable(row.user()))));
        }
        int perBlock = Math.max(1, (Math.max(NARROWEST, width) - name) / (DAY_COLUMNS + 2) - 1);
        List<String> lines = new ArrayList<>();
        for (int from = 0; from < history.days().size(); from += perBlock) {
            int to = Math.min(history.days().size(), from + perBlock);
            if (from > 0) {
                lines.add("");
            }
            lines.addAll(block(history, from, to).lines(Math.max(NARROWEST, width)));
        }
        return String.join("\n", lines) + "\n";
    }

    private static Table block(UserDays history, int from, int to) {
        Table table = new Table().text("USER", USER_COLUMNS, 0);
        for (LocalDate day : history.days().subList(from, to)) {
            table.whole(DAY.format(day), true, 0);
        }
        boolean last = to == history.days().size();
        table.whole(last ? "TOTAL" : "", true, 0);
        for (UserDays.Row row : history.users()) {
            List<String> cells = new ArrayList<>();
            cells.add(Untrusted.printable(row.user()));
            for (Duration cpu : row.cpu().subList(from, to)) {
                cells.add(cpu.isZero() ? "-" : Quantities.cpu(cpu));
            }
            cells.add(last ? Quantities.cpu(row.total()) : "");
            table.add(cells.toArray(new String[0]));
        }
        return table;
    }

    /** A line a user and day (RFC 4180): {@code date,user,uid,cpu_seconds}. */
    public static String csv(UserDays history) {
        StringBuilder csv = new StringBuilder("date,user,uid,cpu_seconds\r\n");
        for (UserDays.Row row : history.users()) {
            for (int day = 0; day < history.days().size(); day++) {
                csv.append(history.days().get(day)).append(',');
                csv.append('"')
                        .append(Untrusted.printable(row.user()).replace("\"", "\"\""))
                        .append("\",");
                csv.append(row.uid() < 0 ? "" : Long.toString(row.uid())).append(',');
                csv.append(seconds(row.cpu().get(day)).toPlainString()).append("\r\n");
            }
        }
        return csv.toString();
    }

    /** An array of users, each with {@code user}, {@code uid} and {@code days} of {@code date} and {@code cpu_seconds}. */
    public static String json(UserDays history) {
        StringWriter text = new StringWriter();
        JsonFactory factory =
                JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
        try (JsonGenerator json = factory.createGenerator(text)) {
            json.useDefaultPrettyPrinter();
            json.writeStartArray();
            for (UserDays.Row row : history.users()) {
                user(json, history.days(), row);
            }
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException("a table in memory cannot fail to be written", e);
        }
        return text.append('\n').toString();
    }

    private static void user(JsonGenerator json, List<LocalDate> days, UserDays.Row row) throws IOException {
        json.writeStartObject();
        json.writeStringField("user", row.user());
        if (row.uid() < 0) {
            json.writeNullField("uid");
        } else {
            json.writeNumberField("uid", row.uid());
        }
        json.writeArrayFieldStart("days");
        for (int day = 0; day < days.size(); day++) {
            json.writeStartObject();
            json.writeStringField("date", days.get(day).toString());
            json.writeNumberField("cpu_seconds", seconds(row.cpu().get(day)));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** The meters count hundredths. */
    private static BigDecimal seconds(Duration cpu) {
        return Quantities.seconds(cpu).setScale(2, RoundingMode.HALF_UP);
    }
}
