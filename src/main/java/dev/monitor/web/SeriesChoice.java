package dev.monitor.web;

import dev.monitor.model.Labels;
import dev.monitor.model.NearestName;
import dev.monitor.model.Series;
import dev.monitor.store.Store;
import dev.monitor.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Which series are asked for.
 *
 * @param metrics the names of metrics
 * @param labels those that a series must have, among others
 */
record SeriesChoice(List<String> metrics, Map<String, String> labels) {
    private static final int MOST_METRICS = 12;
    private static final int LONGEST = 1000;

    /** What the parameters {@code metric}, with commas between several, and {@code labels} say. */
    static SeriesChoice of(Parameters parameters) throws Refusal {
        String metric = parameters.text("metric");
        if (metric == null || metric.isEmpty()) {
            throw Refusal.badRequest("metric is needed; /api/v1/series lists them");
        }
        List<String> metrics = List.of(metric.split(",", -1));
        if (metrics.size() > MOST_METRICS) {
            throw Refusal.badRequest("more than " + MOST_METRICS + " metrics");
        }
        return new SeriesChoice(metrics, labels(parameters.text("labels", "")));
    }

    private static Map<String, String> labels(String text) throws Refusal {
        try {
            Map<String, String> labels = Labels.parse(text);
            if (text.length() <= LONGEST && Labels.text(labels).equals(text)) {
                return labels;
            }
        } catch (IllegalArgumentException e) {
            // It is refused below.
        }
        throw Refusal.badRequest("labels are not of the form {name=\"value\",other=\"value\"}, sorted by name");
    }

    /**
     * The series that are meant, at least one.
     *
     * @throws Refusal if nothing of the kind is recorded
     */
    List<Series> find(Store store) throws Refusal, StoreException {
        List<Series> meant = new ArrayList<>();
        for (String metric : metrics) {
            for (Series series : store.samples().series(metric)) {
                if (series.labels().entrySet().containsAll(labels.entrySet())) {
                    meant.add(series);
                }
            }
        }
        if (meant.isEmpty()) {
            throw Refusal.notFound("nothing is recorded under that name" + suggestion(store));
        }
        return meant;
    }

    /** The one series that is meant. */
    Series single(Store store) throws Refusal, StoreException {
        List<Series> meant = find(store);
        if (meant.size() > 1) {
            throw Refusal.badRequest("that are " + meant.size() + " series; labels choose one");
        }
        return meant.get(0);
    }

    private String suggestion(Store store) throws StoreException {
        TreeSet<String> names = new TreeSet<>();
        for (Series series : store.samples().series()) {
            names.add(series.name());
        }
        String nearest = NearestName.of(metrics.get(0), names);
        return nearest == null || nearest.equals(metrics.get(0)) ? "" : "; did you mean " + nearest + "?";
    }
}
