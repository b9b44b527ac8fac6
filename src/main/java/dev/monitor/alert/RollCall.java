package dev.monitor.alert;

import dev.monitor.model.Attendance;
import dev.monitor.model.Attendance.Known;
import dev.monitor.model.SessionEvent;
import dev.monitor.model.Sessions.Session;
import dev.monitor.model.WtmpPosition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who came and who went since the look before. Who comes is told at once. Who is not there is told at the look after, so that one
 * bad reading says nothing.
 *
 * @param next what this look leaves to the next
 * @param events what there is to tell, oldest first
 */
public record RollCall(Attendance next, List<SessionEvent> events) {
    /** The log and the sessions tell the begin of one and the same by clocks of their own. */
    private static final Duration SAME = Duration.ofSeconds(2);

    /**
     * Compares those who are logged in with those who were.
     *
     * @param before what the look before left; null at the first ever, which tells nothing
     * @param now who is logged in; where that could not be read, there is no look
     * @param visits who came and went between the two looks by the log, who was seen at one of them perhaps among them
     * @param wtmp how far the log is read
     */
    public static RollCall of(
            @Nullable Attendance before, List<Session> now, List<SessionEvent> visits, WtmpPosition wtmp, Instant at) {
        if (before == null) {
            return new RollCall(new Attendance(at, newcomers(now, Set.of()), wtmp), List.of());
        }
        List<SessionEvent> events = new ArrayList<>();
        List<Known> known = stayed(before, identities(now), at, events);
        List<Known> newcomers = newcomers(now, identities(sessions(before)));
        for (Known newcomer : newcomers) {
            events.add(new SessionEvent(SessionEvent.Kind.LOG_ON, newcomer.session(), null));
        }
        known.addAll(newcomers);
        for (SessionEvent visit : visits) {
            if (!isAmong(visit.session(), now) && !isAmong(visit.session(), sessions(before))) {
                events.add(visit);
            }
        }
        events.sort(new OldestFirst());
        return new RollCall(new Attendance(at, known, wtmp), events);
    }

    /** Those of before that are there, or are missing for the first time. */
    private static List<Known> stayed(Attendance before, Set<String> there, Instant at, List<SessionEvent> events) {
        List<Known> stayed = new ArrayList<>();
        for (Known known : before.known()) {
            Session session = known.session();
            if (there.contains(session.identity())) {
                stayed.add(new Known(session, null));
            } else if (known.missing() == null) {
                stayed.add(new Known(session, at));
            } else {
                events.add(new SessionEvent(SessionEvent.Kind.LOG_OFF, session, known.missing()));
            }
        }
        return stayed;
    }

    private static List<Known> newcomers(List<Session> now, Set<String> before) {
        List<Known> newcomers = new ArrayList<>();
        Set<String> seen = new HashSet<>(before);
        for (Session session : now) {
            if (seen.add(session.identity())) {
                newcomers.add(new Known(session, null));
            }
        }
        return newcomers;
    }

    private static List<Session> sessions(Attendance attendance) {
        List<Session> sessions = new ArrayList<>();
        for (Known known : attendance.known()) {
            sessions.add(known.session());
        }
        return sessions;
    }

    private static Set<String> identities(List<Session> sessions) {
        Set<String> identities = new HashSet<>();
        for (Session session : sessions) {
            identities.add(session.identity());
        }
        return identities;
    }

    private static boolean isAmong(Session visit, List<Session> sessions) {
        for (Session session : sessions) {
            Duration apart = Duration.between(session.since(), visit.since()).abs();
            boolean same = session.user().equals(visit.user()) && session.tty().equals(visit.tty());
            if (same && apart.compareTo(SAME) <= 0) {
                return true;
            }
        }
        return false;
    }

    /** By what is told: the end of a session that ended, else its begin. */
    private static final class OldestFirst implements Comparator<SessionEvent> {
        @Override
        public int compare(SessionEvent a, SessionEvent b) {
            return time(a).compareTo(time(b));
        }

        private static Instant time(SessionEvent event) {
            Instant until = event.until();
            return until == null ? event.session().since() : until;
        }
    }
}
