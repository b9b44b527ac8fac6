package dev.monitor.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who is logged in.
 *
 * @param sessions one entry a session, oldest first; a user may have several
 */
public record Sessions(List<Session> sessions) implements Section {
    /**
     * One session of a user. All texts are as the machine has them: untrusted.
     *
     * @param tty the terminal, or the kind of session where there is none
     * @param from the host it came from; empty for a local session
     */
    public record Session(String user, String tty, String from, Instant since) {
        /** All of it as one text, which is another for another session. */
        public String identity() {
            return user.length() + " " + tty.length() + " " + since.toEpochMilli() + " " + user + tty + from;
        }

        /** The form of the journal and of the report in JSON; the time in Unix seconds. */
        Map<String, Object> fields() {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("user", user);
            fields.put("tty", tty);
            fields.put("from", from);
            fields.put("since", since.getEpochSecond());
            return fields;
        }
    }

    public Sessions {
        sessions = List.copyOf(sessions);
    }

    /** How many different users are logged in. */
    public int users() {
        Set<String> users = new HashSet<>();
        for (Session session : sessions) {
            users.add(session.user());
        }
        return users.size();
    }

    @Override
    public List<Object> fields() {
        List<Object> fields = new ArrayList<>();
        for (Session session : sessions) {
            fields.add(session.fields());
        }
        return fields;
    }

    @Override
    public List<Sample> samples() {
        return List.of(Sample.of("sessions", sessions.size()), Sample.of("users", users()));
    }
}
