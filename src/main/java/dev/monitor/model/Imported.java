package dev.monitor.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an import of journals came to.
 *
 * @param lines how many lines are in the history now
 * @param from the time of the earliest of them; null if there is none, as for the latest
 * @param leftOut lines that are older than anything is kept, or of the future
 * @param faulty lines that could not be understood, or not wholly
 * @param firstFault where the first of those is; empty if there is none
 */
public record Imported(
        long lines, @Nullable Instant from, @Nullable Instant to, long leftOut, long faulty, String firstFault) {}
