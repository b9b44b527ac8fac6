package dev.monitor.web;

import dev.monitor.model.Aggregate;
import dev.monitor.model.Series;
import dev.monitor.store.StoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code /api/v1/history}: metrics over time, in about as many points as are asked for. */
final class HistoryApi implements Page {
    private static final int USUAL_POINTS = 300;
    private static final int MOST_POINTS = 2000;
    private static final int MOST_SERIES = 24;
    private static final Duration HOUR = Duration.ofHours(1);
    /** Lengths of spans that people think in. Those of an hour and more need no single sample, which takes a tenth of the time. */
    private static final int[] STEPS = {60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400};

    private static final List<String> COLUMNS = List.of("timestamp", "min", "avg", "max", "last", "count");

    private final Source source;

    HistoryApi(Source source) {
        this.source = source;
    }

    @Override
    public Answer answer(Parameters parameters) throws Refusal, StoreException {
        SeriesChoice choice = SeriesChoice.of(parameters);
        Span span = Span.of(parameters, source.now(), source.zone());
        Duration step = step(span, parameters.number("points", 1, MOST_POINTS, USUAL_POINTS));
        return source.read(store -> {
            List<Series> found = choice.find(store);
            List<Object> series = new ArrayList<>();
            for (Series each : found.subList(0, Math.min(MOST_SERIES, found.size()))) {
                Map<String, Object> fields = new LinkedHashMap<>();
                fields.put("metric", each.name());
                fields.put("labels", each.labels());
                fields.put("points", points(store.samples().read(each, span.from(), span.to(), step)));
                series.add(fields);
            }
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("from", span.from().getEpochSecond());
            fields.put("to", span.to().getEpochSecond());
            fields.put("step_seconds", step.toSeconds());
            fields.put("columns", COLUMNS);
            fields.put("series", series);
            fields.put("left_out", found.size() - series.size());
            return Answer.json(fields);
        });
    }

    /** Zero, which is each sample by itself, where these are not too many. */
    private Duration step(Span span, int points) {
        long least = Math.floorDiv(span.length().toSeconds(), points);
        boolean hoursOnly = span.from().isBefore(source.wholeSince());
        if (least < STEPS[0]) {
            return hoursOnly ? HOUR : Duration.ZERO;
        }
        for (int step : STEPS) {
            if (step >= least && (!hoursOnly || step >= HOUR.toSeconds())) {
                return Duration.ofSeconds(step);
            }
        }
        return Duration.ofDays(Duration.ofSeconds(least).toDays() + 1);
    }

    /** A row a span, in the order of {@link #COLUMNS}. */
    static List<Object> points(List<Aggregate> aggregates) {
        List<Object> points = new ArrayList<>(aggregates.size());
        for (Aggregate point : aggregates) {
            points.add(new Object[] {
                point.at().getEpochSecond(), point.min(), point.avg(), point.max(), point.last(), point.count()
            });
        }
        return points;
    }
}
