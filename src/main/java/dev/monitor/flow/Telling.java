package dev.monitor.flow;

import dev.monitor.config.Settings;
import dev.monitor.model.AlertEvent;
import dev.monitor.model.Figure;
import dev.monitor.model.Held;
import dev.monitor.model.LocalZone;
import dev.monitor.model.Notice;
import dev.monitor.model.Post;
import dev.monitor.model.SessionEvent;
import dev.monitor.model.Severity;
import dev.monitor.model.Snapshot;
import dev.monitor.model.TopProcesses;
import dev.monitor.store.Store;
import dev.monitor.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes one message a channel of all that a run has to tell, with what quiet hours held back before. During quiet hours only
 * what is critical is told; the rest is held back.
 */
final class Telling {
    private static final int MOST_PROCESSES = 5;
    /** The worst first; of one severity what begins before what ends. */
    private static final Comparator<AlertEvent> WORST_FIRST = Comparator.comparing(AlertEvent::severity)
            .reversed()
            .thenComparing(AlertEvent::kind)
            .thenComparing(AlertEvent::rule);

    private final Settings settings;
    private final @Nullable Store store;
    private final Past past;
    private final Observation now;
    private final Instant at;
    private final ZoneId zone = LocalZone.get();

    private final List<AlertEvent> alerts = new ArrayList<>();
    private final List<SessionEvent> sessions = new ArrayList<>();
    private final List<AlertEvent> heldAlerts = new ArrayList<>();
    private final List<SessionEvent> heldSessions = new ArrayList<>();
    private @Nullable Held released;

    /** @param store null where it cannot be used */
    Telling(Settings settings, @Nullable Store store, Past past, Observation now) {
        this.settings = settings;
        this.store = store;
        this.past = past;
        this.now = now;
        this.at = now.snapshot().at();
    }

    /** Takes what happened in this run, and what was held back before if its time has come. */
    void take(List<AlertEvent> newAlerts, List<SessionEvent> newSessions, boolean isQuiet) throws StoreException {
        if (!isQuiet && store != null && !store.held().isEmpty()) {
            released = store.held().read();
        }
        if (released != null) {
            alerts.addAll(released.alerts());
            sessions.addAll(released.sessions());
        }
        for (AlertEvent alert : newAlerts) {
            boolean passes = !isQuiet || alert.severity() == Severity.CRITICAL;
            (passes ? alerts : heldAlerts).add(alert);
        }
        (isQuiet ? heldSessions : sessions).addAll(newSessions);
        if (released == null) {
            alerts.sort(WORST_FIRST);
        }
    }

    /** The messages; none where nobody is to be told anything. */
    List<Post> posts() throws StoreException {
        List<Post> posts = new ArrayList<>();
        for (String channel : settings.channels().configured()) {
            List<AlertEvent> itsAlerts = alertsFor(channel);
            List<SessionEvent> itsSessions =
                    settings.channels().alertTo().contains(channel) ? sessions : List.<SessionEvent>of();
            if (!itsAlerts.isEmpty() || !itsSessions.isEmpty()) {
                posts.add(Posts.ofNotice(settings.channels(), channel, notice(itsAlerts, itsSessions), zone));
            }
        }
        return posts;
    }

    /** What the messages tell of alerts, or will when quiet hours are over. */
    List<AlertEvent> told() {
        return alerts;
    }

    /** Keeps what is held back, and lets go what is not any more. */
    void keep(Store into) throws StoreException {
        if (released != null) {
            into.held().clear();
        }
        into.held().add(at, heldAlerts, heldSessions);
    }

    private List<AlertEvent> alertsFor(String channel) {
        List<AlertEvent> its = new ArrayList<>();
        for (AlertEvent alert : alerts) {
            List<String> to = alert.to().isEmpty() ? settings.channels().alertTo() : alert.to();
            if (to.contains(channel)) {
                its.add(alert);
            }
        }
        return its;
    }

    private Notice notice(List<AlertEvent> itsAlerts, List<SessionEvent> itsSessions) throws StoreException {
        Snapshot snapshot = now.snapshot();
        Duration sincePrevious = past.previous() == null
                ? null
                : Duration.between(past.previous().at(), at);
        return new Notice(
                RandomId.next(),
                snapshot.host(),
                at,
                released == null ? null : released.since(),
                itsAlerts,
                itsSessions,
                TopUsers.of(now.meter(), sincePrevious),
                topProcesses(snapshot),
                trend(itsAlerts));
    }

    private static List<TopProcesses.Entry> topProcesses(Snapshot snapshot) {
        TopProcesses top = snapshot.find(TopProcesses.class);
        List<TopProcesses.Entry> all = top == null ? List.of() : top.processes();
        return all.subList(0, Math.min(MOST_PROCESSES, all.size()));
    }

    private Figure.@Nullable Lines trend(List<AlertEvent> itsAlerts) throws StoreException {
        return store == null || itsAlerts.isEmpty()
                ? null
                : Trend.of(store, itsAlerts.get(0), at, settings.alerts().interval());
    }
}
