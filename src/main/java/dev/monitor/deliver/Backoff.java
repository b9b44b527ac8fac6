package dev.monitor.deliver;

import dev.monitor.model.Receipt;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * When to try again. A time that the other side named is honoured, within limits. Else the first retry is at once, since
 * the next run is a pause in itself, and the later ones after a random time up to a limit that doubles ("full jitter"):
 * what failed together does not come back together.
 */
final class Backoff {
    private static final Duration SHORTEST_NAMED = Duration.ofSeconds(1);
    private static final Duration LONGEST_NAMED = Duration.ofHours(1);
    private static final Duration FIRST = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofMinutes(15);
    /** By then the limit is the longest by far. */
    private static final int MOST_DOUBLINGS = 10;

    private final RandomGenerator random;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    /** The time that the other side named; zero if it named none. */
    static Duration named(Receipt.Retry retry) {
        Duration named = retry.after();
        if (named.isZero()) {
            return named;
        }
        return named.compareTo(SHORTEST_NAMED) < 0
                ? SHORTEST_NAMED
                : named.compareTo(LONGEST_NAMED) > 0 ? LONGEST_NAMED : named;
    }

    /**
     * How long to wait after a try.
     *
     * @param before how many tries there were before it
     */
    synchronized Duration after(Receipt.Retry retry, int before) {
        Duration named = named(retry);
        if (!named.isZero() || before == 0) {
            return named;
        }
        Duration doubled = FIRST.multipliedBy(1L << Math.min(before, MOST_DOUBLINGS));
        Duration limit = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
        return Duration.ofMillis(random.nextLong(limit.toMillis()));
    }
}
