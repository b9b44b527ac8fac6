package dev.monitor.render;

import dev.monitor.model.Figure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** The lines of a chart that are drawn, with their gaps: a place without a value is where a line breaks off. */
final class LineData {
    private static final double GAP_OF_STEPS = 2.5;

    private final Figure.Lines figure;
    private final List<Figure.Line> lines;

    /** The largest lines of the figure, at most so many, in its order. */
    LineData(Figure.Lines figure, int most) {
        this.figure = figure;
        Set<Figure.Line> largest = new HashSet<>(figure.lines().stream()
                .sorted(Comparator.comparingDouble(LineData::largest).reversed())
                .limit(most)
                .toList());
        this.lines =
                figure.lines().stream().filter(largest::contains).limit(most).toList();
    }

    List<Figure.Line> lines() {
        return lines;
    }

    /** All values that can be drawn. */
    List<Double> values() {
        List<Double> values = new ArrayList<>();
        for (Figure.Line line : lines) {
            for (Figure.Point point : line.points()) {
                if (isDrawable(point)) {
                    values.add(point.value());
                }
            }
        }
        return values;
    }

    /** The form of the library; empty where nothing can be drawn. */
    XYSeriesCollection dataset() {
        XYSeriesCollection dataset = new XYSeriesCollection();
        if (values().isEmpty()) {
            return dataset;
        }
        for (int i = 0; i < lines.size(); i++) {
            // The library knows series by their names, which may be the same twice.
            XYSeries series = new XYSeries(i, false, true);
            add(lines.get(i), series);
            dataset.addSeries(series);
        }
        return dataset;
    }

    private void add(Figure.Line line, XYSeries series) {
        double gap = GAP_OF_STEPS * figure.step().toMillis();
        double last = Double.NEGATIVE_INFINITY;
        for (Figure.Point point : line.points()) {
            double at = point.at().toEpochMilli();
            if (at - last > gap && !series.isEmpty()) {
                series.add(last + 1, null);
            }
            series.add(at, isDrawable(point) ? point.value() : null);
            last = at;
        }
    }

    private boolean isDrawable(Figure.Point point) {
        Instant at = point.at();
        return Double.isFinite(point.value()) && !at.isBefore(figure.from()) && !at.isAfter(figure.to());
    }

    private static double largest(Figure.Line line) {
        double largest = Double.NEGATIVE_INFINITY;
        for (Figure.Point point : line.points()) {
            largest = Double.isFinite(point.value()) ? Math.max(largest, point.value()) : largest;
        }
        return largest;
    }
}
