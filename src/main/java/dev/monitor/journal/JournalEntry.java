package dev.monitor.journal;

import dev.monitor.model.Sample;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a line of a journal holds in numbers.
 *
 * @param at when its run began, to the second
 * @param samples as the run itself had them, as far as the line tells; the rates are those since the line before
 * @param uptimeSeconds since boot; null where the line does not tell
 */
public record JournalEntry(
        Instant at, List<Sample> samples, @Nullable Double uptimeSeconds) {
    public JournalEntry {
        samples = List.copyOf(samples);
    }
}
