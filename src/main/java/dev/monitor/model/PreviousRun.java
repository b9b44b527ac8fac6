package dev.monitor.model;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a run must know of the one before it.
 *
 * @param sequence its place in the history, from 1
 * @param at the wall clock when it began
 * @param machine the meter of the machine: user, nice and system time since the history began, across reboots; null as
 *     long as it is unknown
 */
public record PreviousRun(
        long sequence, RunId run, Instant at, @Nullable Duration machine) {}
