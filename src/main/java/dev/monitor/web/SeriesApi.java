package dev.monitor.web;

import dev.monitor.model.RecordedMetric;
import dev.monitor.model.Series;
import dev.monitor.render.MetricWords;
import dev.monitor.store.StoreException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code /api/v1/series}: what is recorded, by name, and from when to when. */
final class SeriesApi implements Page {
    private final Source source;

    SeriesApi(Source source) {
        this.source = source;
    }

    @Override
    public Answer answer(Parameters parameters) throws Refusal, StoreException {
        return source.read(store -> {
            Map<String, List<Object>> labels = new HashMap<>();
            for (Series series : store.samples().series()) {
                labels.computeIfAbsent(series.name(), name -> new ArrayList<>()).add(series.labels());
            }
            List<Object> metrics = new ArrayList<>();
            for (RecordedMetric metric : store.samples().metrics()) {
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("metric", metric.name());
                row.put("unit", MetricWords.unitTitle(metric.name()));
                row.put("from", metric.from().getEpochSecond());
                row.put("to", metric.to().getEpochSecond());
                row.put("labels", labels.getOrDefault(metric.name(), List.of()));
                metrics.add(row);
            }
            return Answer.json(Map.of("series", metrics));
        });
    }
}
