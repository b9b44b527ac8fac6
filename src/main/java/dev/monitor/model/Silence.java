package dev.monitor.model;

import java.time.Instant;

/**
 * A rule of which nothing is told for a time.
 *
 * @param rule its name; there need not be one
 * @param why for people; empty where nobody said
 */
public record Silence(String rule, Instant since, Instant until, String why) {}
