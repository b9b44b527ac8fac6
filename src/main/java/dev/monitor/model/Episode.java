package dev.monitor.model;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A time in which an alert fired, whether it was told or not. Rule, labels and {@code since} are its identity.
 *
 * @param metric the metric it is about
 * @param labels those of the series; their values are untrusted
 * @param condition the rule's comparison as people write it
 * @param since the wall clock when the comparison became true
 * @param until the wall clock when it was seen to be over, never before {@code since}; null while it fires
 * @param value the value at its end; while it fires, the value when its peak was reached
 * @param peak the worst value of that time
 */
public record Episode(
        String rule,
        String metric,
        Map<String, String> labels,
        Severity severity,
        String condition,
        Instant since,
        @Nullable Instant until,
        double value,
        double peak) {
    public Episode {
        labels = Map.copyOf(labels);
    }
}
