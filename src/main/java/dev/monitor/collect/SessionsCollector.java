package dev.monitor.collect;

import dev.monitor.host.Host;
import dev.monitor.model.CollectException;
import dev.monitor.model.Sessions;
import dev.monitor.model.Sessions.Session;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who is logged in: from utmp, and from logind where utmp is absent or names nobody, as on systems that gave it up. */
final class SessionsCollector implements Collector<Sessions> {
    /** More than any machine has; who can write the source could otherwise fill the memory. */
    static final int MOST_SESSIONS = 10_000;

    @Override
    public String name() {
        return "sessions";
    }

    @Override
    public Sessions collect(Host host) throws CollectException {
        List<Session> sessions = new ArrayList<>(find(host));
        if (sessions.size() > MOST_SESSIONS) {
            throw new CollectException("sessions: more than " + MOST_SESSIONS + " are recorded, which cannot be");
        }
        sessions.sort(new OldestFirst());
        return new Sessions(sessions);
    }

    private static List<Session> find(Host host) throws CollectException {
        @Nullable List<Session> utmp = Utmp.read(host);
        if (utmp != null && !utmp.isEmpty()) {
            return utmp;
        }
        @Nullable List<Session> logind = LogindSessions.read(host);
        if (logind != null) {
            return logind;
        }
        if (utmp == null) {
            throw CollectException.noData("sessions: there is neither /run/utmp nor " + LogindSessions.FOLDER);
        }
        return utmp;
    }

    private static final class OldestFirst implements Comparator<Session> {
        @Override
        public int compare(Session a, Session b) {
            return a.since().compareTo(b.since());
        }
    }
}
