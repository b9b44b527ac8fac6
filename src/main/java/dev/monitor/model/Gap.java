package dev.monitor.model;

import java.time.Instant;

/**
 * A span for which accounting records are known to be lost.
 *
 * @param why for people: one line
 */
public record Gap(Instant from, Instant to, String why) {}
