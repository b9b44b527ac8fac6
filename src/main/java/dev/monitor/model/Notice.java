package dev.monitor.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one message tells of alerts and of users who came and went, whatever channel it goes through.
 *
 * @param id of the message
 * @param host the name of the machine
 * @param at the wall clock of the run
 * @param held since when quiet hours held back what is told here; null where nothing was
 * @param alerts what happened to alerts, most severe first; more than one of the same alert where they were held back
 * @param sessions who came and went, oldest first
 * @param users the users that used the most CPU of late, largest first
 * @param processes the processes that do, largest first
 * @param figure the last hours of what the first alert is about; null for none
 */
public record Notice(
        String id,
        String host,
        Instant at,
        @Nullable Instant held,
        List<AlertEvent> alerts,
        List<SessionEvent> sessions,
        List<UserShare> users,
        List<TopProcesses.Entry> processes,
        Figure.@Nullable Lines figure) {
    /**
     * What a user's processes used of late.
     *
     * @param user untrusted
     * @param cpu user and system time
     * @param of the time in which it was used
     */
    public record UserShare(String user, Duration cpu, Duration of) {
        /** In percent of one processor. */
        public double percent() {
            return of.isZero() ? 0 : 100.0 * cpu.toMillis() / of.toMillis();
        }
    }

    public Notice {
        alerts = List.copyOf(alerts);
        sessions = List.copyOf(sessions);
        users = List.copyOf(users);
        processes = List.copyOf(processes);
    }
}
