package dev.monitor.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.monitor.model.Attendance;
import dev.monitor.model.SessionEvent;
import dev.monitor.model.Sessions.Session;
import dev.monitor.model.WtmpPosition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class RollCallTest {
    private static final List<String> NOTHING = List.of();
    private static final Instant START = Instant.parse("2026-03-02T12:00:00Z");

    private @Nullable Attendance attendance;
    private int minute;

    @Test
    void theFirstLookEverTellsNothing() {
        assertEquals(NOTHING, look("alice pts/0 host 0", "bob pts/1 host 0"));
        assertEquals(NOTHING, look("alice pts/0 host 0", "bob pts/1 host 0"));
    }

    @Test
    void whoComesIsToldAtOnceAndOnce() {
        look();
        assertEquals(
                List.of("LOG_ON bob pts/1 other 1", "LOG_ON alice pts/0 host 2"),
                look("alice pts/0 host 2", "bob pts/1 other 1"));
        assertEquals(NOTHING, look("alice pts/0 host 2", "bob pts/1 other 1"));
    }

    @Test
    void whoGoesIsToldAtTheLookAfterWithTheTimeOfTheFirstMiss() {
        look("alice pts/0 host 0");
        assertEquals(NOTHING, look());
        assertEquals(List.of("LOG_OFF alice pts/0 host 0 until 1"), look());
        assertEquals(NOTHING, look());
    }

    @Test
    void oneBadReadingSaysNothing() {
        look("alice pts/0 host 0", "bob pts/1 host 0");
        assertEquals(NOTHING, look("bob pts/1 host 0"));
        assertEquals(NOTHING, look("alice pts/0 host 0", "bob pts/1 host 0"));
        assertEquals(NOTHING, look());
        assertEquals(NOTHING, look("alice pts/0 host 0", "bob pts/1 host 0"));
    }

    @Test
    void aSessionIsKnownByUserTerminalHostAndBegin() {
        look("alice pts/0 host 0");
        assertEquals(
                List.of(
                        "LOG_ON bob pts/0 host 0",
                        "LOG_ON alice pts/1 host 0",
                        "LOG_ON alice pts/0 other 0",
                        "LOG_ON alice pts/0 host 1"),
                look("bob pts/0 host 0", "alice pts/1 host 0", "alice pts/0 other 0", "alice pts/0 host 1"));
    }

    @Test
    void whoComesAgainIsToldAgain() {
        look("alice pts/0 host 0");
        look();
        assertEquals(
                List.of("LOG_OFF alice pts/0 host 0 until 1", "LOG_ON alice pts/0 host 2"), look("alice pts/0 host 2"));
    }

    @Test
    void sessionsThatCannotBeToldApartAreOne() {
        look();
        assertEquals(List.of("LOG_ON alice sshd host 1"), look("alice sshd host 1", "alice sshd host 1"));
        assertEquals(NOTHING, look("alice sshd host 1"));
    }

    @Test
    void namesThatMakeUpSeparatorsAreData() {
        look("a\u0000b c d 0");
        assertEquals(List.of("LOG_ON a b\u0000c d 0"), look("a\u0000b c d 0", "a b\u0000c d 0"));
    }

    @Test
    void visitsOfTheLogAreToldUnlessTheSessionWasSeen() {
        look("alice pts/0 host 0");
        Session seenBefore = session("alice pts/0 host 0");
        Session seenNow = session("bob pts/1 host 1");
        Session unseen = session("carol pts/2 host 1");
        List<SessionEvent> visits = new ArrayList<>();
        for (Session session : List.of(seenBefore, seenNow, unseen)) {
            // The log's clock and the session's own need not agree to the second.
            Session logged = new Session(
                    session.user(), session.tty(), "192.0.2.1", session.since().plusSeconds(1));
            visits.add(new SessionEvent(SessionEvent.Kind.VISIT, logged, START.plusSeconds(90)));
        }
        assertEquals(
                List.of("LOG_ON bob pts/1 host 1", "VISIT carol pts/2 192.0.2.1 1 until 1"),
                look(visits, "bob pts/1 host 1"));
    }

    private List<String> look(String... sessions) {
        return look(List.of(), sessions);
    }

    /** A look, a minute after the one before; sessions as {@code user tty from minute}. */
    private List<String> look(List<SessionEvent> visits, String... sessions) {
        List<Session> now = new ArrayList<>();
        for (String session : sessions) {
            now.add(session(session));
        }
        RollCall call = RollCall.of(attendance, now, visits, WtmpPosition.NONE, START.plusSeconds(60L * minute));
        attendance = call.next();
        minute++;
        List<String> told = new ArrayList<>();
        for (SessionEvent event : call.events()) {
            Session session = event.session();
            Instant until = event.until();
            told.add(event.kind() + " " + session.user() + " " + session.tty() + " " + session.from() + " "
                    + minutes(session.since()) + (until == null ? "" : " until " + minutes(until)));
        }
        return told;
    }

    private static long minutes(Instant at) {
        return (at.getEpochSecond() - START.getEpochSecond()) / 60;
    }

    private static Session session(String text) {
        String[] words = text.split(" ", -1);
        return new Session(words[0], words[1], words[2], START.plusSeconds(60 * Long.parseLong(words[3])));
    }
}
