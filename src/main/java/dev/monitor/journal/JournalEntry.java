package dev.monitor.journal;

import dev.monitor.model.Sample;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a line of a journal holds in numbers.
 *
 * @param at when its run began, to the second
 * @param samples as the run itself had them, as far as the line tells; the rates are those since the line before
 * @param uptimeSeconds since boot; null where the line does not tell
 * @param collectors the collectors that gave something, by their names in the journal
 */
public record JournalEntry(
        Instant at, List<Sample> samples, @Nullable Double uptimeSeconds, Set<String> collectors) {
    public JournalEntry {
        samples = List.copyOf(samples);
        collectors = Set.copyOf(collectors);
    }
}
