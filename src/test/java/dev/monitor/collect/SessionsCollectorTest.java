package dev.monitor.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.monitor.model.CollectException;
import dev.monitor.model.Sessions;
import dev.monitor.model.Sessions.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SessionsCollectorTest {
    private static final Path NORMAL_UTMP = Path.of("src/test/resources/hosts/normal/run/utmp");

    @TempDir
    private Path root;

    @Test
    void namesThoseWhoseProcessLivesOldestFirst() throws CollectException {
        Sessions sessions = new SessionsCollector().collect(Machines.fixture("normal"));

        assertEquals(
                List.of(
                        session("alice", "tty1", "", 1771600803),
                        session("alice", "pts/0", "192.0.2.10", 1772428801),
                        session("bob", "pts/1", "client.example.org", 1772440800)),
                sessions.sessions());
        assertEquals(2, sessions.users());
    }

    @Test
    void afterARebootOldRecordsOfOtherPidsAreGone() throws CollectException {
        Sessions sessions = new SessionsCollector().collect(Machines.fixture("rebooted"));

        assertEquals(List.of(session("alice", "tty1", "", 1772456450)), sessions.sessions());
    }

    @Test
    void namesAreKeptAsTheyAreAndEndWithTheirField() throws CollectException {
        Sessions sessions = new SessionsCollector().collect(Machines.fixture("hostile-names"));

        assertEquals(
                List.of(
                        session("eve\u001b[31m\nroot", "pts/7", "<script>\n", 1772449300),
                        session("u".repeat(32), "x".repeat(32), "h".repeat(256), 1772449400)),
                sessions.sessions());
    }

    @ParameterizedTest
    @ValueSource(strings = {"aarch64", "s390x"})
    void readsTheRecordsOfOtherProcessors(String machine) throws Exception {
        Machines.write(root, "proc/2100/stat", "");
        copy(Path.of("src/test/resources/utmp", machine), "run/utmp");

        assertEquals(List.of(session("alice", "pts/0", "192.0.2.10", 1772428801)), collect());
    }

    @Test
    void withoutUtmpItAsksLogindForPeople() throws CollectException {
        Sessions sessions = new SessionsCollector().collect(Machines.fixture("logind"));

        assertEquals(
                List.of(
                        session("bob", "pts/0", "192.0.2.7", 1772445900),
                        session("alice", "tty2", "", 1772446000),
                        session("student01", "sshd", "a\"b$c host", 1772449000)),
                sessions.sessions());
    }

    @Test
    void aUtmpThatNamesNobodyLeavesItToLogind() throws Exception {
        copy(NORMAL_UTMP, "run/utmp"); // none of its processes lives here
        logind("7", "USER=carol\nCLASS=user\nREALTIME=1772445900000000\nTYPE=wayland\n");

        assertEquals(List.of(session("carol", "wayland", "", 1772445900)), collect());
    }

    @Test
    void aUtmpThatNamesNobodyIsAnAnswerWhereThereIsNoLogind() throws Exception {
        copy(NORMAL_UTMP, "run/utmp");

        assertEquals(List.of(), collect());
    }

    @Test
    void aMachineWithNeitherHasNoData() {
        CollectException fault = assertThrows(
                CollectException.class, () -> new SessionsCollector().collect(Machines.fixture("container")));

        assertTrue(fault.isNoData());
    }

    @Test
    void anOldMachineHasItUnderVar() throws Exception {
        copy(NORMAL_UTMP, "var/run/utmp");
        Machines.write(root, "proc/1200/stat", "");

        assertEquals(List.of(session("alice", "tty1", "", 1771600803)), collect());
    }

    @Test
    void aLinkLeadsToNoOtherMachine() throws Exception {
        Path other = root.resolve("other");
        copy(NORMAL_UTMP, "other/utmp");
        Machines.write(root, "proc/1200/stat", "");
        Files.createDirectories(root.resolve("var"));
        Files.createSymbolicLink(root.resolve("var/run"), other);

        assertTrue(assertThrows(CollectException.class, this::collect).isNoData());
    }

    @Test
    void recordsThatAreCutAreMalformed() {
        CollectException fault = assertThrows(
                CollectException.class, () -> new SessionsCollector().collect(Machines.fixture("truncated")));

        assertTrue(
                fault.getMessage()
                        .endsWith(
                                "truncated/run/utmp: these 388 bytes are no utmp records; a reboot writes the file anew"),
                fault.getMessage());
    }

    @Test
    void moreSessionsThanCanBeAreRefused() throws Exception {
        byte[] record = Arrays.copyOfRange(Files.readAllBytes(NORMAL_UTMP), 2 * 384, 3 * 384);
        byte[] records = new byte[record.length * (SessionsCollector.MOST_SESSIONS + 1)];
        for (int at = 0; at < records.length; at += record.length) {
            System.arraycopy(record, 0, records, at, record.length);
        }
        Machines.write(root, "run/utmp", "");
        Files.write(root.resolve("run/utmp"), records);
        Machines.write(root, "proc/2200/stat", "");

        CollectException fault = assertThrows(CollectException.class, this::collect);

        assertEquals("sessions: more than 10000 are recorded, which cannot be", fault.getMessage());
    }

    @Test
    void thePipesOfLogindAreNotOpened() throws Exception {
        logind("7", "USER=carol\nCLASS=user\nREALTIME=1772445900000000\nTTY=pts/3\n");
        String folder = root + LogindSessions.FOLDER;
        assertEquals(
                0,
                new ProcessBuilder("mkfifo", folder + "/7.ref", folder + "/8")
                        .start()
                        .waitFor());

        List<Session> sessions = assertTimeoutPreemptively(Duration.ofSeconds(10), this::collect);

        assertEquals(List.of(session("carol", "pts/3", "", 1772445900)), sessions);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"CLASS=user\nREALTIME=1\n", "CLASS=user\nUSER=carol\n", "CLASS=user\nUSER=x\nREALTIME=-1\n"})
    void aSessionOfLogindThatLacksItsUserOrTimeIsMalformed(String text) throws Exception {
        logind("7", text);

        CollectException fault = assertThrows(CollectException.class, this::collect);

        assertTrue(fault.getMessage().startsWith(root + "/run/systemd/sessions/7:"), fault.getMessage());
    }

    private List<Session> collect() throws CollectException {
        return new SessionsCollector().collect(Machines.at(root)).sessions();
    }

    private void logind(String id, String text) throws IOException {
        Machines.write(root, "run/systemd/sessions/" + id, text);
    }

    private void copy(Path from, String to) throws IOException {
        Machines.write(root, to, "");
        Files.write(root.resolve(to), Files.readAllBytes(from));
    }

    private static Session session(String user, String tty, String from, long since) {
        return new Session(user, tty, from, Instant.ofEpochSecond(since));
    }
}
