package dev.monitor.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the journal tells of a run.
 *
 * @param at the wall clock when it began
 * @param uptime the time since boot; null where the line does not tell
 * @param samples all numbers of the line, and the rates since the line before
 * @param collectors the collectors that gave a section
 */
public record RecordedRun(Instant at, @Nullable Duration uptime, List<Sample> samples, Set<String> collectors) {
    public RecordedRun {
        samples = List.copyOf(samples);
        collectors = Set.copyOf(collectors);
    }
}
