package dev.monitor.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a run leaves to the next of a series that breaks a rule, or did.
 *
 * <p>Lengths of time are counted on a steady clock, which no step of the wall clock moves: as durations since the first run.
 *
 * @param rule the name of the rule
 * @param text the whole rule as it was then: it may be gone from the settings when this is over
 * @param labels those of the series; their values are untrusted
 * @param began when the comparison became true, on the steady clock
 * @param since the same on the wall clock, for people
 * @param seen when the series was looked at last, on the steady clock
 * @param value the series' value then
 * @param peak the worst value since it began
 * @param told when it was last told that it fires, on the steady clock; null as long as it was not
 * @param toldValue the value that was told then; 0 as long as none was
 * @param thread the id of the message that told it first; null as long as none did
 */
public record AlertState(
        String rule,
        String text,
        Map<String, String> labels,
        Phase phase,
        Duration began,
        Instant since,
        Duration seen,
        double value,
        double peak,
        @Nullable Duration told,
        double toldValue,
        @Nullable String thread) {
    /** Where it is between the first true comparison and being forgotten. */
    public enum Phase {
        /** True, but not yet for as long as the rule demands. */
        PENDING,
        /** It fires. */
        FIRING,
        /** It fired and is over, and that is still to be told. */
        OVER,
        /** It is over and that is told, but what was told last counts until the rule may repeat itself. */
        REMEMBERED
    }

    public AlertState {
        labels = Map.copyOf(labels);
    }
}
