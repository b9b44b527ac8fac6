package dev.monitor.flow;

import dev.monitor.model.NearestName;
import dev.monitor.model.Series;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Which series are asked for: {@code filesystem_percent{mount=/}}, or all of a metric. Names are completed.
 *
 * @param name the metric, or the beginning of its name
 * @param labels those that the series must have, among others
 */
record SeriesQuery(String name, Map<String, String> labels) {
    private static final String PREFIX = "monitor_";
    private static final int MOST_NAMED = 40;

    /** Reads it as people write it: a value that has a comma stands in quotes. */
    static SeriesQuery parse(String text) throws Failure {
        int brace = text.indexOf('{');
        if (brace >= 0 && !text.endsWith("}")) {
            throw new Failure(Exit.USAGE, "history: \"" + text + "\" has no } at its end");
        }
        String name = brace < 0 ? text : text.substring(0, brace);
        String labels = brace < 0 ? "" : text.substring(brace + 1, text.length() - 1);
        return new SeriesQuery(name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name, labels(labels));
    }

    private static Map<String, String> labels(String text) throws Failure {
        Map<String, String> labels = new LinkedHashMap<>();
        int place = 0;
        while (place < text.length()) {
            int equals = text.indexOf('=', place);
            if (equals < 0) {
                throw new Failure(Exit.USAGE, "history: \"" + text.substring(place) + "\" is no label=value");
            }
            boolean quoted = text.startsWith("\"", equals + 1);
            int begin = equals + (quoted ? 2 : 1);
            int end = text.indexOf(quoted ? '"' : ',', begin);
            if (quoted && end < 0) {
                throw new Failure(Exit.USAGE, "history: \"" + text + "\" has a quote that is not closed");
            }
            end = end < 0 ? text.length() : end;
            labels.put(text.substring(place, equals).strip(), text.substring(begin, end));
            place = end + (quoted ? 2 : 1);
        }
        return labels;
    }

    /**
     * The series of one metric that are meant.
     *
     * @param recorded all that there are
     * @throws Failure with a usage error if there is none, or more than one metric could be meant
     */
    List<Series> among(List<Series> recorded) throws Failure {
        String metric = metric(recorded);
        List<Series> ofMetric = new ArrayList<>();
        List<Series> meant = new ArrayList<>();
        for (Series series : recorded) {
            if (series.name().equals(metric)) {
                ofMetric.add(series);
                if (series.labels().entrySet().containsAll(labels.entrySet())) {
                    meant.add(series);
                }
            }
        }
        if (meant.isEmpty()) {
            throw new Failure(
                    Exit.USAGE, "history: no series of " + metric + " has these labels; recorded: " + names(ofMetric));
        }
        return meant;
    }

    /** The name itself, else the only one that begins with it. */
    private String metric(List<Series> recorded) throws Failure {
        TreeSet<String> names = new TreeSet<>();
        TreeSet<String> longer = new TreeSet<>();
        for (Series series : recorded) {
            names.add(series.name());
            if (series.name().startsWith(name)) {
                longer.add(series.name());
            }
        }
        if (names.contains(name)) {
            return name;
        }
        if (longer.size() == 1) {
            return longer.first();
        }
        if (!longer.isEmpty() && !name.isEmpty()) {
            throw new Failure(Exit.USAGE, "history: \"" + name + "\" may be " + String.join(", ", longer));
        }
        String nearest = NearestName.of(name, names);
        String meant = nearest == null ? "." : "; did you mean " + nearest + "?";
        throw new Failure(
                Exit.USAGE,
                "history: nothing is recorded as \"" + name + "\"" + meant + " Recorded: " + String.join(", ", names));
    }

    private static String names(List<Series> series) {
        List<String> names = new ArrayList<>();
        for (Series each : series.subList(0, Math.min(MOST_NAMED, series.size()))) {
            names.add(each.toString());
        }
        return String.join(", ", names) + (series.size() > MOST_NAMED ? ", …" : "");
    }
}
