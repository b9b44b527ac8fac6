package dev.monitor.render;

import dev.monitor.model.Aggregate;
import dev.monitor.model.Figure;
import dev.monitor.model.Recording;
import dev.monitor.model.Series;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What was recorded of a metric, as a chart: a line a series, of its means. */
public final class HistoryFigure {
    /** More lines cannot be told apart. */
    private static final int MOST_LINES = 8;

    private static final Comparator<Recording> LARGEST_FIRST =
            Comparator.comparingDouble(HistoryFigure::greatest).reversed();

    private HistoryFigure() {}

    /** The chart of the series of one metric, at least one; of many, those with the greatest values. */
    public static Figure.Lines of(List<Recording> recordings, Instant from, Instant to) {
        List<Recording> shown =
                recordings.stream().sorted(LARGEST_FIRST).limit(MOST_LINES).toList();
        List<Figure.Line> lines = new ArrayList<>();
        double step = 1;
        for (Recording recording : shown) {
            List<Figure.Point> points = new ArrayList<>();
            for (Aggregate point : recording.points()) {
                points.add(new Figure.Point(point.at(), point.avg()));
            }
            lines.add(new Figure.Line(
                    String.join(", ", recording.series().labels().values()), points));
            step = Math.max(step, TimeColumns.usualDistance(recording.points()));
        }
        Series first = recordings.get(0).series();
        boolean one = recordings.size() == 1;
        String title = one ? MetricWords.title(first.name(), first.labels()) : first.name();
        String some =
                shown.size() < recordings.size() ? " (" + shown.size() + " largest of " + recordings.size() + ")" : "";
        return new Figure.Lines(
                title + some,
                MetricWords.unitTitle(first.name()),
                from,
                to,
                Duration.ofSeconds((long) step),
                lines,
                null);
    }

    private static double greatest(Recording recording) {
        double greatest = Double.NEGATIVE_INFINITY;
        for (Aggregate point : recording.points()) {
            greatest = Math.max(greatest, point.avg());
        }
        return greatest;
    }
}
