package dev.monitor.render;

import dev.monitor.model.Aggregate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A series over time, in characters: each column filled to its least value, with one shade to its mean and another to its
 * greatest. Time without samples stays empty; a value of zero does not.
 */
final class TerminalChart {
    private static final int ROWS = 12;
    private static final int TICK_COLUMNS = 10;
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

    /**
     * The characters.
     *
     * @param none for a value at the lower edge
     */
    private record Pen(char min, char avg, char max, char none, char side, char mark, char foot, char tick) {
        static final Pen UNICODE = new Pen('█', '▒', '░', '▁', '│', '┤', '─', '┬');
        static final Pen ASCII = new Pen('#', '+', '.', '_', '|', '|', '-', '+');

        String legend() {
            return min + " least  " + avg + " mean  " + max + " greatest";
        }
    }

    private final @Nullable Aggregate[] columns;
    private final Instant from;
    private final Instant to;
    private final ZoneId zone;
    private final MetricUnit unit;
    private final Pen pen;
    private final ValueScale scale;
    private final int stepRows;
    private final int margin;

    private TerminalChart(
            List<Aggregate> points, Instant from, Instant to, ZoneId zone, MetricUnit unit, int width, boolean ascii) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (Aggregate point : points) {
            min = Math.min(min, point.min());
            max = Math.max(max, point.max());
        }
        this.from = from;
        this.to = to;
        this.zone = zone;
        this.unit = unit;
        this.pen = ascii ? Pen.ASCII : Pen.UNICODE;
        this.scale = ValueScale.of(min, max, unit);
        this.stepRows = Math.max(2, ROWS / scale.steps());
        int widest = 0;
        for (int step = 0; step <= scale.steps(); step++) {
            widest = Math.max(widest, unit.text(scale.value(step)).length());
        }
        this.margin = widest;
        this.columns = TimeColumns.of(points, from, to, Math.max(TICK_COLUMNS, width - margin - 2));
    }

    /** The lines of the chart of at least one point, top to bottom. */
    static List<String> lines(
            List<Aggregate> points, Instant from, Instant to, ZoneId zone, MetricUnit unit, int width, boolean ascii) {
        return new TerminalChart(points, from, to, zone, unit, width, ascii).lines();
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (int row = scale.steps() * stepRows - 1; row >= 0; row--) {
            boolean marked = (row + 1) % stepRows == 0;
            String label = marked ? unit.text(scale.value((row + 1) / stepRows)) : "";
            lines.add((label(label) + (marked ? pen.mark() : pen.side()) + row(row)).stripTrailing());
        }
        lines.addAll(foot());
        boolean shaded = Arrays.stream(columns).anyMatch(column -> column != null && column.min() < column.max());
        if (shaded) {
            lines.add(label("") + " " + pen.legend());
        }
        return lines;
    }

    private String label(String text) {
        return Columns.padLeft(text, margin) + " ";
    }

    private String row(int row) {
        double middle = scale.bottom() + (row + 0.5) * scale.step() / stepRows;
        StringBuilder cells = new StringBuilder();
        for (Aggregate column : columns) {
            cells.append(column == null ? ' ' : cell(column, middle, row == 0));
        }
        return cells.toString();
    }

    private char cell(Aggregate column, double middle, boolean lowest) {
        if (middle <= column.min()) {
            return pen.min();
        }
        if (middle <= column.avg()) {
            return pen.avg();
        }
        if (middle <= column.max()) {
            return pen.max();
        }
        return lowest ? pen.none() : ' ';
    }

    /** The axis of time with a mark at each round time, and the times below. */
    private List<String> foot() {
        LocalSpans spans = LocalSpans.of(Duration.between(from, to), columns.length / TICK_COLUMNS, zone);
        char[] axis = new char[columns.length];
        Arrays.fill(axis, pen.foot());
        StringBuilder times = new StringBuilder();
        for (ZonedDateTime tick : spans.begins(from, to)) {
            int column = TimeColumns.column(tick.toInstant(), from, to, columns.length);
            String time = (spans.areDays() ? DAY : CLOCK).format(tick);
            axis[column] = pen.tick();
            if (column >= times.length() && column + time.length() <= columns.length) {
                times.append(" ".repeat(column - times.length())).append(time).append(' ');
            }
        }
        return List.of(
                label(unit.text(scale.bottom())) + pen.mark() + new String(axis),
                (label("") + " " + times).stripTrailing());
    }
}
