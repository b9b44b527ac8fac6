package dev.monitor.model;

import java.time.Instant;

/**
 * What a series was over a span: all samples of it in one.
 *
 * @param at when the span begins; the time of the sample where it is a single one
 * @param last the value of its latest sample
 * @param count how many samples there were, at least one
 */
public record Aggregate(Instant at, double min, double avg, double max, double last, int count) {
    /** One sample. */
    public static Aggregate of(Instant at, double value) {
        return new Aggregate(at, value, value, value, value, 1);
    }

    /** The same with what came later in its span. */
    public Aggregate with(Aggregate later) {
        int both = count + later.count;
        return new Aggregate(
                at,
                Math.min(min, later.min),
                avg + (later.avg - avg) * later.count / both,
                Math.max(max, later.max),
                later.last,
                both);
    }

    /** The same in a span that began at another time. */
    public Aggregate at(Instant begin) {
        return new Aggregate(begin, min, avg, max, last, count);
    }
}
