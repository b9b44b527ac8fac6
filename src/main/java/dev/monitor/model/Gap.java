package dev.monitor.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A span for which accounting records are known to be lost.
 *
 * @param why for people: one line
 */
public record Gap(Instant from, Instant to, String why) {
    /** The span between two moments, whichever the clock showed first. */
    public static Gap between(Instant a, Instant b, String why) {
        return a.isAfter(b) ? new Gap(b, a, why) : new Gap(a, b, why);
    }

    /** Whether another span overlaps with this one or goes on where it ends. */
    private boolean touches(Gap other) {
        return !other.from.isAfter(to) && !other.to.isBefore(from);
    }

    /** The same spans, where one that touches the one before it is no other. */
    public static List<Gap> joined(List<Gap> gaps) {
        List<Gap> joined = new ArrayList<>();
        for (Gap gap : gaps) {
            Gap before = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (before != null && before.touches(gap)) {
                Instant from = before.from.isAfter(gap.from) ? gap.from : before.from;
                Instant to = before.to.isAfter(gap.to) ? before.to : gap.to;
                joined.set(joined.size() - 1, new Gap(from, to, before.why));
            } else {
                joined.add(gap);
            }
        }
        return joined;
    }
}
