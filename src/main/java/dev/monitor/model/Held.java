package dev.monitor.model;

import java.time.Instant;
import java.util.List;

/**
 * What quiet hours hold back.
 *
 * @param since when the first of it happened
 * @param alerts in the order in which it happened
 * @param sessions likewise
 */
public record Held(Instant since, List<AlertEvent> alerts, List<SessionEvent> sessions) {
    public Held {
        alerts = List.copyOf(alerts);
        sessions = List.copyOf(sessions);
    }
}
