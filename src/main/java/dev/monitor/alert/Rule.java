package dev.monitor.alert;

import dev.monitor.model.AlertState;
import dev.monitor.model.Severity;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When to raise an alert. It is evaluated for each series of the metric on its own.
 *
 * @param name by which people know it
 * @param labels what the labels of a series must be; labels that are absent here may be anything
 * @param threshold the value fires the rule if it compares so with this
 * @param pending how long that must be true before it fires; zero for at once
 * @param clear the other threshold: a firing rule resolves when the comparison is false and the value has come back to
 *     this, at most this for {@code >} and {@code >=}, at least this for {@code <} and {@code <=}; for {@code ==} and {@code
 *     !=} it is the threshold and only the comparison counts
 * @param worse whether it is told again when the value passes the last one told by at least 5 %
 * @param repeat after how long it is told again while it lasts; null for never
 * @param latched whether it stays told until {@code repeat} has passed, however often it comes and goes: firing again is
 *     told only if {@code worse} than what was told last. This is how ttalertd told the load and busy programs
 * @param to the channels it goes to, by name; empty for all that get alerts
 */
public record Rule(
        String name,
        String metric,
        Map<String, String> labels,
        Op op,
        double threshold,
        Duration pending,
        double clear,
        boolean worse,
        @Nullable Duration repeat,
        boolean latched,
        Severity severity,
        List<String> to) {
    public Rule {
        labels = Map.copyOf(labels);
        to = List.copyOf(to);
    }

    /** The comparison as people write it, like <code>filesystem_percent{mount=/} &gt; 90 for 5m</code>. */
    public String condition() {
        return new RuleText().condition(this);
    }

    /** The whole rule but its name, so that {@link RuleParser#parse} makes the same rule of it. */
    public String text() {
        return new RuleText().rule(this);
    }

    /** Whether a state is about a series of this rule, whose text may have been another then. */
    boolean isOf(AlertState state) {
        String text = state.text();
        boolean sameMetric = text.startsWith(metric + " ") || text.startsWith(metric + "{");
        return sameMetric && covers(state.labels());
    }

    /** Whether a value fires it, if it stays. */
    boolean isBrokenBy(double value) {
        return !Double.isNaN(value) && !Double.isInfinite(value) && op.holds(value, threshold);
    }

    /** Whether a series of its metric is one that it is about. */
    public boolean covers(Map<String, String> series) {
        for (Map.Entry<String, String> label : labels.entrySet()) {
            if (!label.getValue().equals(series.get(label.getKey()))) {
                return false;
            }
        }
        return true;
    }
}
