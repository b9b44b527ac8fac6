package dev.monitor.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What rules would have told over a time that a journal recorded.
 *
 * @param from the first run of the journal; null where it holds none
 * @param to the last one
 * @param runs how many there were
 * @param note what of the journal could not be understood, one line; empty if all was
 * @param rules the names of the rules that were tried
 * @param tellings what would have been told, in the order of time
 * @param unfinished the alerts that would still have fired, or been about to, after the last run
 */
public record Trial(
        @Nullable Instant from,
        @Nullable Instant to,
        long runs,
        String note,
        List<String> rules,
        List<Telling> tellings,
        List<AlertState> unfinished) {
    /** What would have been told at a run. */
    public record Telling(Instant at, AlertEvent event) {}

    public Trial {
        rules = List.copyOf(rules);
        tellings = List.copyOf(tellings);
        unfinished = List.copyOf(unfinished);
    }
}
