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
    /** The same spans, where one that goes on where the one before it ended is no other. */
    public static List<Gap> joined(List<Gap> gaps) {
        List<Gap> joined = new ArrayList<>();
        for (Gap gap : gaps) {
            Gap before = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (before != null && before.to.equals(gap.from)) {
                joined.set(joined.size() - 1, new Gap(before.from, gap.to, before.why));
            } else {
                joined.add(gap);
            }
        }
        return joined;
    }
}
