package dev.monitor.model;

import java.time.Duration;

/**
 * The meter of one user: it only ever grows.
 *
 * @param uid the real uid; -1 where the source tells only a name
 * @param user the name at the time, {@code uid 1234} where there was none; untrusted
 * @param cpu user and system time since the meter began
 * @param commands processes that ended since the meter began
 */
public record Reading(long uid, String user, Duration cpu, long commands) {}
