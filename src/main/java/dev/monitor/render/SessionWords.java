package dev.monitor.render;

import dev.monitor.model.SessionEvent;
import dev.monitor.model.Sessions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Who came and went, in words: the same in every channel. */
final class SessionWords {
    /** The colour of what is only good to know. */
    static final String SIGN = "\uD83D\uDD35";

    private SessionWords() {}

    /** Who, when, where and from where, and for how long. */
    static Phrase line(SessionEvent event, Times times, Instant now) {
        Sessions.Session session = event.session();
        String since = times.since(session.since(), now);
        Instant until = event.until() == null ? now : event.until();
        String end = times.since(until, now);
        String length = Quantities.span(length(session.since(), until));
        Phrase user = Phrase.EMPTY.quoted(session.user());
        Phrase line = switch (event.kind()) {
            case LOG_ON -> user.plain(" logged on at " + since);
            case LOG_OFF -> user.plain(" logged off at " + end + " after " + length);
            case VISIT -> user.plain(" was logged on at " + since + " for " + length);
        };
        return line.then(place(session));
    }

    /** Its kind in one word by which a list of subjects sorts. */
    static String state(SessionEvent event) {
        return event.kind().name().replace('_', '-');
    }

    /** Who, and from where. */
    static String who(SessionEvent event) {
        Sessions.Session session = event.session();
        return Phrase.EMPTY.quoted(session.user()).then(place(session)).text();
    }

    /** What several events are in all: {@code 2 log-ons, 1 log-off}. */
    static List<String> counts(List<SessionEvent> events) {
        List<String> counts = new ArrayList<>();
        for (SessionEvent.Kind kind : SessionEvent.Kind.values()) {
            int count =
                    (int) events.stream().filter(event -> event.kind() == kind).count();
            if (count > 0) {
                counts.add(Summary.counted(count, noun(kind)));
            }
        }
        return counts;
    }

    private static String noun(SessionEvent.Kind kind) {
        return switch (kind) {
            case LOG_ON -> "log-on";
            case LOG_OFF -> "log-off";
            case VISIT -> "short visit";
        };
    }

    private static Phrase place(Sessions.Session session) {
        Phrase place =
                session.tty().isEmpty() ? Phrase.EMPTY : Phrase.of(" on ").quoted(session.tty());
        return session.from().isEmpty() ? place : place.plain(" from ").quoted(session.from());
    }

    /** A clock that was set back in between makes no length. */
    private static Duration length(Instant since, Instant until) {
        return until.isBefore(since) ? Duration.ZERO : Duration.between(since, until);
    }
}
