package dev.monitor.model;

import java.time.Duration;
import java.time.Instant;

/**
 * Time in ticks of 1/100 s: the unit of accounting records (AHZ of acct(5)) and of {@code /proc} (USER_HZ of time(7)), to which
 * CPU time is exact here.
 */
public final class Ticks {
    private static final int MILLIS = 10;

    private Ticks() {}

    public static Duration duration(long ticks) {
        return Duration.ofMillis(MILLIS * ticks);
    }

    public static long of(Duration duration) {
        return duration.toMillis() / MILLIS;
    }

    /** How many ticks after the epoch a moment is. */
    public static long of(Instant moment) {
        return moment.toEpochMilli() / MILLIS;
    }

    /** The moment that is so many ticks after the epoch. */
    public static Instant instant(long ticks) {
        return Instant.ofEpochMilli(MILLIS * ticks);
    }
}
