package dev.monitor.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A span in which no run was made, though runs were usual.
 *
 * @param from the last run before it
 * @param to the first run after it
 * @param started when the machine was started, if that was meanwhile; null where it was not, or where nobody can tell
 */
public record NoRun(Instant from, Instant to, @Nullable Instant started) {}
