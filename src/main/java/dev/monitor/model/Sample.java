package dev.monitor.model;

import java.util.Map;

/**
 * One number with a Prometheus-style name, as rules, history and export read it.
 *
 * @param name the metric, without the prefix {@code monitor_}; units are part of the name
 * @param labels what tells this series from others of the same name; empty for most
 * @param value the value at the time of the snapshot
 */
public record Sample(String name, Map<String, String> labels, double value) {
    /** A series without labels. */
    public static Sample of(String name, double value) {
        return new Sample(name, Map.of(), value);
    }

    /** A series with one label. */
    public static Sample of(String name, String label, String labelValue, double value) {
        return new Sample(name, Map.of(label, labelValue), value);
    }
}
