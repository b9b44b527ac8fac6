package dev.monitor.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A rule and how it stands.
 *
 * @param name by which people know it
 * @param text the whole rule, as a setting would have it
 * @param silence what holds its messages now; null where nothing does
 * @param series what it is about on this machine, the firing ones first, then by how near they are to it; empty where
 *     nothing of the kind is there
 */
public record RuleStatus(String name, String text, @Nullable Silence silence, List<Series> series) {
    /**
     * One series that a rule is about.
     *
     * @param labels untrusted values
     * @param value the present value; null where it is unknown
     * @param phase null where all is well
     * @param since when that phase's comparison became true; null where all is well
     */
    public record Series(
            Map<String, String> labels,
            @Nullable Double value,
            AlertState.@Nullable Phase phase,
            @Nullable Instant since) {
        public Series {
            labels = Map.copyOf(labels);
        }
    }

    public RuleStatus {
        series = List.copyOf(series);
    }
}
