package dev.monitor.model;

import java.util.Map;

/**
 * What is recorded over time: one metric with its labels.
 *
 * @param name the metric, without the prefix {@code monitor_}
 * @param labels what tells this series from others of the same metric; their values are untrusted
 */
public record Series(String name, Map<String, String> labels) {
    public Series {
        labels = Map.copyOf(labels);
    }

    /** The name with its labels, as {@link Labels} writes them: {@code load1}, {@code filesystem_percent{mount="/home"}}. */
    @Override
    public String toString() {
        return name + Labels.text(labels);
    }
}
