package dev.monitor.render;

import dev.monitor.model.Aggregate;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A series over time, in characters: each column filled to its least value, with one shade to its mean and another to its
 * greatest. Time without samples stays empty; a value of zero does not.
 */
final class TerminalChart {
    private static final int ROWS = 12;
    private static final int TICK_COLUMNS = 10;
    /** Percentages below it have a scale of their own: a terminal has few rows. */
    private static final double FEW_PERCENT = 50;

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
    private final Unit unit;
    private final Pen pen;
    private final ValueScale scale;
    private final List<Tick> marks;
    private final int stepRows;
    private final int margin;

    private TerminalChart(
            List<Aggregate> points, Instant from, Instant to, ZoneId zone, Unit unit, int width, boolean ascii) {
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
        this.scale = ValueScale.of(min, max, unit == Unit.PERCENT && max < FEW_PERCENT ? "" : unit.title());
        this.marks = scale.ticks();
        this.stepRows = Math.max(2, ROWS / (marks.size() - 1));
        int widest = 0;
        for (Tick mark : marks) {
            widest = Math.max(widest, unit.text(mark.value()).length());
        }
        this.margin = widest;
        this.columns = TimeColumns.of(points, from, to, Math.max(TICK_COLUMNS, width - margin - 2));
    }

    /** The lines of the chart of at least one point, top to bottom. */
    static List<String> lines(
            List<Aggregate> points, Instant from, Instant to, ZoneId zone, Unit unit, int width, boolean ascii) {
        return new TerminalChart(points, from, to, zone, unit, width, ascii).lines();
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (int row = (marks.size() - 1) * stepRows - 1; row >= 0; row--) {
            boolean marked = (row + 1) % stepRows == 0;
            String label = marked ? unit.text(marks.get((row + 1) / stepRows).value()) : "";
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
        double middle = scale.from() + (row + 0.5) * scale.step() / stepRows;
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
        char[] axis = new char[columns.length];
        Arrays.fill(axis, pen.foot());
        StringBuilder times = new StringBuilder();
        for (Tick tick : TimeScale.ticks(from, to, zone, columns.length / TICK_COLUMNS)) {
            int column = TimeColumns.column(Instant.ofEpochMilli((long) tick.value()), from, to, columns.length);
            axis[column] = pen.tick();
            if (column >= times.length() && column + tick.label().length() <= columns.length) {
                times.append(" ".repeat(column - times.length()))
                        .append(tick.label())
                        .append(' ');
            }
        }
        return List.of(
                label(unit.text(scale.from())) + pen.mark() + new String(axis),
                (label("") + " " + times).stripTrailing());
    }
}
