package dev.monitor.flow;

import dev.monitor.config.QuietHours;
import dev.monitor.config.Settings;
import dev.monitor.host.Host;
import dev.monitor.model.AlertEvent;
import dev.monitor.model.LocalZone;
import dev.monitor.model.Post;
import dev.monitor.model.SessionEvent;
import dev.monitor.store.Store;
import dev.monitor.store.StoreException;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a run has to tell on its own accord: alerts, and who came and went. It is kept in the run's transaction, so that
 * something is told if and only if the run remembers that it was.
 */
final class Alarms {
    private final @Nullable Alerting alerting;
    private final @Nullable Presence presence;
    private final @Nullable Telling telling;
    private final List<Post> posts;

    private Alarms(
            @Nullable Alerting alerting, @Nullable Presence presence, @Nullable Telling telling, List<Post> posts) {
        this.alerting = alerting;
        this.presence = presence;
        this.telling = telling;
        this.posts = posts;
    }

    /** What there is to tell after a run; {@code store} is null where it cannot be used. */
    static Alarms of(Settings settings, Host host, @Nullable Store store, Past past, Observation now)
            throws StoreException {
        Alerting alerting = Alerting.of(settings.alerts(), store, now);
        Presence presence = settings.alerts().loginAlerts() && store != null ? Presence.of(host, store, now) : null;
        List<AlertEvent> alerts = alerting == null ? List.of() : alerting.events();
        List<SessionEvent> sessions = presence == null ? List.of() : presence.events();
        boolean isQuiet = isQuiet(settings.alerts().quietHours(), now.snapshot().at());
        boolean isReleased = !isQuiet && store != null && !store.held().isEmpty();
        if (alerts.isEmpty() && sessions.isEmpty() && !isReleased) {
            return new Alarms(alerting, presence, null, List.of());
        }
        Telling telling = new Telling(settings, store, past, now);
        telling.take(alerts, sessions, isQuiet);
        List<Post> posts = telling.posts();
        if (alerting != null && !posts.isEmpty()) {
            alerting.toldBy(conversation(posts), telling.told());
        }
        return new Alarms(alerting, presence, telling, posts);
    }

    static boolean isQuiet(@Nullable QuietHours quiet, Instant at) {
        return quiet != null && quiet.contain(LocalTime.ofInstant(at, LocalZone.get()));
    }

    /** Only e-mail shows conversations. */
    private static String conversation(List<Post> posts) {
        for (Post post : posts) {
            if (post.message().channel().equals(Recipients.EMAIL)) {
                return post.message().id();
            }
        }
        return posts.get(0).message().id();
    }

    List<Post> posts() {
        return posts;
    }

    /** Keeps what the next run must know, and puts the messages into the outbox. */
    void keep(Store store, long sequence, Instant at) throws StoreException {
        if (alerting != null) {
            alerting.keep(store);
        }
        if (presence != null) {
            presence.keep(store);
        }
        if (telling != null) {
            telling.keep(store);
        }
        for (Post post : posts) {
            store.outbox().add(sequence, post.message(), post.recipients(), at);
        }
    }
}
