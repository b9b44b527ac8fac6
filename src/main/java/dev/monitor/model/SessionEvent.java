package dev.monitor.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A user came or went.
 *
 * @param session who, where and from where, since when: untrusted texts
 * @param until when the session ended, or was seen to have ended; null for one that goes on
 */
public record SessionEvent(
        Kind kind, Sessions.Session session, @Nullable Instant until) {
    /** What happened. */
    public enum Kind {
        /** A session began and goes on. */
        LOG_ON,
        /** A session that was told has ended. */
        LOG_OFF,
        /** A session began and ended between two runs. */
        VISIT
    }
}
