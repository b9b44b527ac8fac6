package dev.monitor.flow;

import dev.monitor.alert.RollCall;
import dev.monitor.collect.Wtmp;
import dev.monitor.host.Host;
import dev.monitor.model.Attendance;
import dev.monitor.model.CollectException;
import dev.monitor.model.SessionEvent;
import dev.monitor.model.Sessions;
import dev.monitor.model.WtmpPosition;
import dev.monitor.store.Store;
import dev.monitor.store.StoreException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who came and who went since the last run that could see who is logged in. */
final class Presence {
    private final @Nullable Attendance before;
    private final RollCall rollCall;

    private Presence(@Nullable Attendance before, RollCall rollCall) {
        this.before = before;
        this.rollCall = rollCall;
    }

    /** What changed; null where nobody knows who is logged in. */
    static @Nullable Presence of(Host host, Store store, Observation now) throws StoreException {
        Sessions sessions = now.snapshot().find(Sessions.class);
        if (sessions == null) {
            return null;
        }
        Instant at = now.snapshot().at();
        Attendance before = store.attendance().read();
        Wtmp.News news = visits(host, before, at);
        return new Presence(before, RollCall.of(before, sessions.sessions(), news.visits(), news.next(), at));
    }

    /** Where the log cannot be read, the next run tries again from the same place. */
    private static Wtmp.News visits(Host host, @Nullable Attendance before, Instant at) {
        try {
            return before == null
                    ? new Wtmp.News(List.of(), Wtmp.end(host))
                    : Wtmp.read(host, before.wtmp(), before.at(), at);
        } catch (CollectException e) {
            return new Wtmp.News(List.of(), before == null ? WtmpPosition.NONE : before.wtmp());
        }
    }

    List<SessionEvent> events() {
        return rollCall.events();
    }

    void keep(Store store) throws StoreException {
        store.attendance().replace(before, rollCall.next());
    }
}
