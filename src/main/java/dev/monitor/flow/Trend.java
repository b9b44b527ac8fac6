package dev.monitor.flow;

import dev.monitor.model.Aggregate;
import dev.monitor.model.AlertEvent;
import dev.monitor.model.Figure;
import dev.monitor.model.Series;
import dev.monitor.render.MetricWords;
import dev.monitor.store.Store;
import dev.monitor.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The last hours of what an alert is about, as a chart. */
final class Trend {
    private static final Duration SPAN = Duration.ofHours(3);
    /** A history that has just begun fills its chart, but no less than this. */
    private static final Duration SHORTEST_SPAN = Duration.ofMinutes(15);

    private static final int FEWEST_POINTS = 2;
    /** Of single processes no history is kept; the machine's is shown for them. */
    private static final String PROCESS = "process_cpu_percent";

    private static final Series MACHINE = new Series("cpu_percent", Map.of());

    private Trend() {}

    /**
     * The chart; null as long as too little is recorded.
     *
     * @param step the usual distance of two runs
     */
    static Figure.@Nullable Lines of(Store store, AlertEvent event, Instant now, Duration step) throws StoreException {
        boolean ofProcess = event.metric().equals(PROCESS);
        Series series = ofProcess ? MACHINE : new Series(event.metric(), event.labels());
        Instant from = now.minus(SPAN);
        List<Figure.Point> points = new ArrayList<>();
        for (Aggregate sample : store.samples().read(series, from, now, Duration.ZERO)) {
            points.add(new Figure.Point(sample.at(), sample.last()));
        }
        boolean isThere = event.kind() != AlertEvent.Kind.GONE && event.kind() != AlertEvent.Kind.REMOVED;
        if (!ofProcess && isThere) {
            // This run's own value is not among them yet.
            points.add(new Figure.Point(now, event.value()));
        }
        if (points.size() < FEWEST_POINTS) {
            return null;
        }
        String title = MetricWords.title(series.name(), series.labels());
        return new Figure.Lines(
                title,
                MetricWords.unitTitle(series.name()),
                begin(points.get(0).at(), from, now.minus(SHORTEST_SPAN)),
                now,
                step,
                List.of(new Figure.Line(title, points)),
                ofProcess ? null : event.threshold());
    }

    private static Instant begin(Instant first, Instant earliest, Instant latest) {
        Instant begin = first.isBefore(latest) ? first : latest;
        return begin.isBefore(earliest) ? earliest : begin;
    }
}
