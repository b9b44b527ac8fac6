package dev.monitor.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run leaves to the next of who is logged in.
 *
 * @param at the wall clock when it looked
 * @param known the sessions that were there, and those that were not there for the first time
 * @param wtmp how far the log of sessions is read
 */
public record Attendance(Instant at, List<Known> known, WtmpPosition wtmp) {
    /**
     * A session that was told or was there from the beginning.
     *
     * @param missing when it was first not there; null where it was
     */
    public record Known(Sessions.Session session, @Nullable Instant missing) {}

    public Attendance {
        known = List.copyOf(known);
    }
}
