package dev.monitor.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something about an alert that is to be told.
 *
 * @param rule the name of its rule
 * @param condition the rule's comparison as people write it, like {@code load1 > 1.2}
 * @param metric the metric it is about
 * @param labels those of the series; their values are untrusted
 * @param value the series' value at this run; the last known one where the series is gone
 * @param threshold the value that it was compared with
 * @param peak the worst value since it began
 * @param since the wall clock when the comparison became true
 * @param lasted how long it has been true, whatever became of the wall clock
 * @param to the channels it goes to, by name; empty for all that get alerts
 * @param thread the id of the message that told it first; null if this is the first
 */
public record AlertEvent(
        Kind kind,
        String rule,
        String condition,
        String metric,
        Map<String, String> labels,
        Severity severity,
        double value,
        double threshold,
        double peak,
        Instant since,
        Duration lasted,
        List<String> to,
        @Nullable String thread) {
    /** What happened to it. */
    public enum Kind {
        /** It is true, for as long as the rule demands. */
        FIRING,
        /** It was told, and is clearly worse now. */
        WORSE,
        /** It was told some time ago and lasts. */
        STILL,
        /** It is over. */
        RESOLVED,
        /** What it was about is there no more. */
        GONE,
        /** Its rule is not in the settings any more. */
        REMOVED;

        /** Whether it is an end. */
        public boolean isEnd() {
            return this == RESOLVED || this == GONE || this == REMOVED;
        }
    }

    public AlertEvent {
        labels = Map.copyOf(labels);
        to = List.copyOf(to);
    }
}
