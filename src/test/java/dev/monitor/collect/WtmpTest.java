package dev.monitor.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.monitor.host.Host;
import dev.monitor.model.CollectException;
import dev.monitor.model.SessionEvent;
import dev.monitor.model.Sessions.Session;
import dev.monitor.model.WtmpPosition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WtmpTest {
    private static final List<String> NOTHING = List.of();
    private static final String DAY = "2026-03-02T";

    @TempDir
    private Path root;

    private Host host;
    private WtmpFile log;
    private WtmpPosition position = WtmpPosition.NONE;
    private Instant previous = Instant.EPOCH;

    @BeforeEach
    void aMachineThatWasLookedAtAtNoon() throws Exception {
        host = Machines.at(root);
        log = new WtmpFile(root);
        login("09:00:00", "old", "pts/9");
        logout("09:30:00", "pts/9");
        login("10:00:00", "stays", "pts/8");
        position = Wtmp.end(host);
        previous = time("12:00:00");
    }

    @Test
    void aSessionThatBeganAndEndedBetweenTwoLooksIsAVisit() throws Exception {
        log.login(DAY + "12:00:20Z", "alice", "pts/0", "192.0.2.7");
        logout("12:00:40", "pts/0");

        assertEquals(List.of("alice pts/0 192.0.2.7 12:00:20–12:00:40"), look("12:01:00"));
        assertEquals(NOTHING, look("12:02:00"));
    }

    @Test
    void aSessionThatGoesOnOrBeganBeforeIsNone() throws Exception {
        login("12:00:20", "alice", "pts/0");
        logout("12:00:30", "pts/8");
        logout("12:00:30", "pts/7");
        assertEquals(NOTHING, look("12:01:00"));
        logout("12:01:30", "pts/0");
        assertEquals(NOTHING, look("12:02:00"));
    }

    @Test
    void severalVisitsOnOneTerminalAreToldInTheOrderOfTheirEnds() throws Exception {
        login("12:00:10", "alice", "pts/0");
        login("12:00:12", "bob", "pts/1");
        logout("12:00:20", "pts/0");
        login("12:00:20", "carol", "pts/0");
        logout("12:00:30", "pts/0");
        logout("12:00:40", "pts/1");

        assertEquals(
                List.of(
                        "alice pts/0 host 12:00:10–12:00:20",
                        "carol pts/0 host 12:00:20–12:00:30",
                        "bob pts/1 host 12:00:12–12:00:40"),
                look("12:01:00"));
    }

    @Test
    void aBootEndsAllSessions() throws Exception {
        login("12:00:10", "alice", "pts/0");
        login("12:00:12", "bob", "pts/1");
        logout("12:00:20", "pts/1");
        log.boot(DAY + "12:05:00Z");
        logout("12:05:10", "pts/0");

        assertEquals(
                List.of("bob pts/1 host 12:00:12–12:00:20", "alice pts/0 host 12:00:10–12:05:00"), look("12:06:00"));
    }

    @Test
    void whatIsAsRecentAsTheLookItselfIsLeftToTheNext() throws Exception {
        login("12:00:57", "alice", "pts/0");
        logout("12:00:58", "pts/0");
        assertEquals(NOTHING, look("12:01:00"), "the sessions may have been looked at before it began");
        login("12:01:10", "bob", "pts/0");
        logout("12:01:20", "pts/0");

        assertEquals(
                List.of("alice pts/0 host 12:00:57–12:00:58", "bob pts/0 host 12:01:10–12:01:20"), look("12:02:00"));
        assertEquals(NOTHING, look("12:03:00"));
    }

    @Test
    void aLogThatWasRotatedIsReadFromItsBegin() throws Exception {
        Files.move(log.path(), root.resolve("var/log/wtmp.1"));
        login("12:00:10", "alice", "pts/0");
        logout("12:00:20", "pts/0");

        assertEquals(List.of("alice pts/0 host 12:00:10–12:00:20"), look("12:01:00"));

        Files.write(log.path(), new byte[0]);
        login("12:01:10", "bob", "pts/0");
        assertEquals(NOTHING, look("12:02:00"), "it was cut, and is smaller");
    }

    @Test
    void anotherFileInItsPlaceTellsNothingOfEarlierTimes() throws Exception {
        Path copy = Files.copy(log.path(), root.resolve("copy"));
        Files.move(copy, log.path(), StandardCopyOption.REPLACE_EXISTING);
        login("11:00:00", "early", "pts/1");
        logout("11:10:00", "pts/1");
        login("12:00:10", "alice", "pts/0");
        logout("12:00:20", "pts/0");

        assertEquals(List.of("alice pts/0 host 12:00:10–12:00:20"), look("12:01:00"));
    }

    @Test
    void ofAFloodOnlyTheEndIsRead() throws Exception {
        login("12:00:01", "first", "pts/0");
        logout("12:00:02", "pts/0");
        byte[] login = WtmpFile.record(7, DAY + "12:00:10Z", "flood", "pts/5", "host");
        byte[] flood = new byte[3000 * login.length];
        for (int at = 0; at < flood.length; at += login.length) {
            System.arraycopy(login, 0, flood, at, login.length);
        }
        log.append(flood);
        login("12:00:20", "last", "pts/0");
        logout("12:00:30", "pts/0");

        assertEquals(List.of("last pts/0 host 12:00:20–12:00:30"), look("12:01:00"));
        assertEquals(Files.size(log.path()), position.offset());
    }

    @Test
    void aClockThatWasSetBackHoldsNothingUp() throws Exception {
        login("13:00:10", "alice", "pts/0");
        logout("13:00:20", "pts/0");
        login("12:00:10", "bob", "pts/0");
        logout("12:00:20", "pts/0");

        assertEquals(List.of("bob pts/0 host 12:00:10–12:00:20"), look("12:01:00"));
        assertEquals(Files.size(log.path()), position.offset());
    }

    @Test
    void anEndBeforeItsBeginIsNoVisit() throws Exception {
        login("12:00:40", "alice", "pts/0");
        logout("12:00:20", "pts/0");

        assertEquals(NOTHING, look("12:01:00"));
    }

    @Test
    void namesAreDataAndEndWithTheirField() throws Exception {
        log.login(DAY + "12:00:10Z", "eve\u001b[31m\nroot", "<b>", "h".repeat(256));
        logout("12:00:20", "<b>");

        assertEquals(List.of("eve\u001b[31m\nroot <b> " + "h".repeat(256) + " 12:00:10–12:00:20"), look("12:01:00"));
    }

    @Test
    void aMachineWithoutALogHasNoVisits() throws Exception {
        Files.delete(log.path());
        assertEquals(NOTHING, look("12:01:00"));
        assertEquals(WtmpPosition.NONE, position);
        assertEquals(WtmpPosition.NONE, Wtmp.end(host));
        assertEquals(NOTHING, look("12:02:00"));
        login("12:02:10", "alice", "pts/0");
        logout("12:02:20", "pts/0");
        assertEquals(List.of("alice pts/0 host 12:02:10–12:02:20"), look("12:03:00"), "until there is one");
    }

    @Test
    void aLogThatLeadsElsewhereOrBlocksIsNone() throws Exception {
        Path elsewhere = Files.move(log.path(), root.resolve("elsewhere"));
        Files.createSymbolicLink(log.path(), elsewhere);
        login("12:00:10", "alice", "pts/0");
        logout("12:00:20", "pts/0");
        assertEquals(NOTHING, look("12:01:00"));
        Files.delete(log.path());
        assertEquals(
                0, new ProcessBuilder("mkfifo", log.path().toString()).start().waitFor());
        position = new WtmpPosition(1, 1);

        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> assertEquals(NOTHING, look("12:02:00")));
    }

    @Test
    void bytesThatAreNoRecordsAreAFault() throws Exception {
        log.append("garbage".repeat(100).getBytes(StandardCharsets.US_ASCII));

        CollectException fault = assertThrows(CollectException.class, () -> look("12:01:00"));

        assertEquals(
                log.path() + ": its last 700 bytes are no utmp records; move it away and an empty one in its place",
                fault.getMessage());
    }

    @Test
    void theRecordsOfOtherProcessorsAreRead() throws Exception {
        byte[] records = Files.readAllBytes(Path.of("src/test/resources/utmp/aarch64"));
        byte[] login = Arrays.copyOfRange(records, 400, 800);
        Instant begin = Instant.ofEpochSecond(1772428801);
        position = WtmpPosition.NONE;
        previous = begin.minusSeconds(10);
        Files.delete(log.path());
        byte[] logout = login.clone();
        logout[0] = 8;
        log.append(login).append(logout);

        Wtmp.News news = Wtmp.read(host, position, previous, begin.plusSeconds(50));

        assertEquals(
                List.of(new Session("alice", "pts/0", "192.0.2.10", begin)),
                news.visits().stream().map(SessionEvent::session).toList());
    }

    private void login(String time, String user, String line) throws IOException {
        log.login(DAY + time + "Z", user, line, "host");
    }

    private void logout(String time, String line) throws IOException {
        log.logout(DAY + time + "Z", line);
    }

    private static Instant time(String time) {
        return Instant.parse(DAY + time + "Z");
    }

    /** The visits since the look before. */
    private List<String> look(String time) throws CollectException {
        Wtmp.News news = Wtmp.read(host, position, previous, time(time));
        position = news.next();
        previous = time(time);
        List<String> visits = new ArrayList<>();
        for (SessionEvent visit : news.visits()) {
            assertEquals(SessionEvent.Kind.VISIT, visit.kind());
            Session session = visit.session();
            visits.add(session.user() + " " + session.tty() + " " + session.from() + " " + clock(session.since()) + "–"
                    + clock(Objects.requireNonNull(visit.until())));
        }
        return visits;
    }

    private static String clock(Instant time) {
        return time.toString().substring(DAY.length(), DAY.length() + 8);
    }
}
