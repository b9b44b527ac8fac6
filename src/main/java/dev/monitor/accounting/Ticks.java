package dev.monitor.accounting;

import java.time.Duration;
import java.time.Instant;

/** Time in ticks of 1/100 s, the unit of accounting records and of {@code /proc} alike (USER_HZ, AHZ). */
final class Ticks {
    private static final int MILLIS = 10;

    private Ticks() {}

    static Duration duration(long ticks) {
        return Duration.ofMillis(MILLIS * ticks);
    }

    static long of(Duration duration) {
        return duration.toMillis() / MILLIS;
    }

    /** How many ticks after the epoch a moment is. */
    static long of(Instant moment) {
        return moment.toEpochMilli() / MILLIS;
    }

    /** The moment that is so many ticks after the epoch. */
    static Instant instant(long ticks) {
        return Instant.ofEpochMilli(MILLIS * ticks);
    }
}
