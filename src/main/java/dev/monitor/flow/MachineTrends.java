package dev.monitor.flow;

import dev.monitor.model.Aggregate;
import dev.monitor.model.Figure;
import dev.monitor.model.RecordedMetric;
import dev.monitor.model.Series;
import dev.monitor.render.MetricWords;
import dev.monitor.store.Store;
import dev.monitor.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How the machine fared over the window of a report, as charts. */
final class MachineTrends {
    private static final List<String> METRICS = List.of("cpu_percent", "memory_percent", "load1");
    private static final int MOST_POINTS = 300;
    private static final int FEWEST_POINTS = 2;

    private final Store store;
    private final Instant from;
    private final Instant to;
    private final Duration step;
    private final List<Figure> figures = new ArrayList<>();

    private MachineTrends(Store store, Instant from, Instant to) {
        this.store = store;
        this.from = from;
        this.to = to;
        long seconds = Duration.between(from, to).toSeconds() / MOST_POINTS;
        this.step = Duration.ofMinutes(Math.max(1, (seconds + 59) / 60));
    }

    /** A chart each of CPU, memory and load; those of which too little is recorded are left out. */
    static List<Figure> of(Store store, Instant from, Instant to) throws StoreException {
        Instant begin = begin(store, from, to);
        MachineTrends trends = new MachineTrends(store, begin, to);
        for (String metric : METRICS) {
            trends.add(metric);
        }
        return trends.figures;
    }

    /** Accounting may know of times before the first run, of which nothing is recorded. */
    private static Instant begin(Store store, Instant from, Instant to) throws StoreException {
        Instant first = to;
        for (RecordedMetric recorded : store.samples().metrics()) {
            boolean isEarlier =
                    METRICS.contains(recorded.name()) && recorded.from().isBefore(first);
            first = isEarlier ? recorded.from() : first;
        }
        return first.isBefore(from) ? from : first;
    }

    private void add(String metric) throws StoreException {
        List<Figure.Point> points = new ArrayList<>();
        for (Aggregate span : store.samples().read(new Series(metric, Map.of()), from, to, step)) {
            points.add(new Figure.Point(span.at(), span.avg()));
        }
        if (points.size() >= FEWEST_POINTS) {
            String title = MetricWords.title(metric, Map.of());
            List<Figure.Line> lines = List.of(new Figure.Line(title, points));
            figures.add(new Figure.Lines(title, MetricWords.unitTitle(metric), from, to, step, lines, null));
        }
    }
}
