package dev.monitor.model;

import java.time.Instant;

/**
 * That a metric is recorded, and from when to when.
 *
 * @param series how many series it has
 * @param from its first sample; where only hours are left, the begin of the first one
 * @param to its last sample, or the end of its last hour
 */
public record RecordedMetric(String name, long series, Instant from, Instant to) {}
