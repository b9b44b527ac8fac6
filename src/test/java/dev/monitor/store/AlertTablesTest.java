package dev.monitor.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.monitor.model.AlertEvent;
import dev.monitor.model.AlertState;
import dev.monitor.model.AlertState.Phase;
import dev.monitor.model.Attendance;
import dev.monitor.model.Attendance.Known;
import dev.monitor.model.Episode;
import dev.monitor.model.Held;
import dev.monitor.model.SessionEvent;
import dev.monitor.model.Sessions.Session;
import dev.monitor.model.Severity;
import dev.monitor.model.Silence;
import dev.monitor.model.SteadyClock;
import dev.monitor.model.WtmpPosition;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.JDBC;

/** What alerts and attendance leave from one run to the next comes back from the file as it was. */
final class AlertTablesTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00.123Z");
    private static final Map<String, String> HOSTILE =
            Map.of("user", "eve\"},{\n\\", "program", "'; DROP TABLE alert; --\u0007\ud83d\ude00");

    @TempDir
    private Path folder;

    private Store store;

    @BeforeEach
    void open() throws StoreException {
        store = Store.open(folder);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void anEmptyStoreKnowsNothing() throws StoreException {
        assertEquals(List.of(), store.alerts().all());
        assertEquals(List.of(), store.alertLog().between(Instant.EPOCH, NOON, 10));
        assertEquals(List.of(), store.silences().at(NOON));
        assertNull(store.attendance().read());
        assertTrue(store.held().isEmpty());
        assertNull(store.held().read());
        assertNull(store.runs().clock());
    }

    @Test
    void statesComeBackAsTheyWere() throws Exception {
        AlertState first = state("A", Map.of(), Phase.PENDING, null, null);
        AlertState second = state("B", HOSTILE, Phase.FIRING, Duration.ofMillis(1234), "message-1");
        AlertState third = state("C", Map.of("mount", ""), Phase.REMEMBERED, Duration.ofDays(4000), null);
        store.alerts().replace(List.of(), List.of(third, second, first));
        reopen();

        assertEquals(List.of(first, second, third), store.alerts().all());
    }

    @Test
    void onlyStatesThatChangedAreWritten() throws Exception {
        store.alerts()
                .replace(
                        List.of(),
                        List.of(
                                state("A", Map.of(), Phase.FIRING, null, null),
                                state("B", Map.of(), Phase.FIRING, null, null),
                                state("C", HOSTILE, Phase.FIRING, null, null)));
        List<AlertState> before = store.alerts().all();
        AlertState changed = state("B", Map.of(), Phase.OVER, Duration.ofHours(3), "m");
        sql("UPDATE alert SET value = 99 WHERE rule = 'A'");
        store.alerts().replace(before, List.of(before.get(0), changed));

        assertEquals(2, store.alerts().all().size());
        assertEquals(99, store.alerts().all().get(0).value(), "A was left as it is");
        assertEquals(changed, store.alerts().all().get(1));
    }

    @Test
    void theLogHoldsOneRowForEachTimeOfFiring() throws StoreException {
        Episode first = episode(NOON.minusSeconds(7200), null, 5);
        store.alertLog().keep(List.of(first));
        Episode worse = episode(first.since(), null, 9);
        store.alertLog().keep(List.of(worse));
        assertEquals(List.of(worse), store.alertLog().between(NOON, NOON, 10), "it still fires");

        Episode ended = episode(first.since(), NOON.minusSeconds(3600), 9);
        Episode second = episode(NOON.minusSeconds(60), NOON, 6);
        store.alertLog().keep(List.of(ended, second));
        assertEquals(List.of(second, ended), store.alertLog().between(Instant.EPOCH, NOON, 10), "latest first");
        assertEquals(List.of(second), store.alertLog().between(Instant.EPOCH, NOON, 1));
        assertEquals(List.of(second), store.alertLog().between(NOON.minusSeconds(3000), NOON, 10));
        assertEquals(List.of(ended), store.alertLog().between(Instant.EPOCH, NOON.minusSeconds(3600), 10));
    }

    @Test
    void theLogIsKeptAsLongAsTheHistory() throws StoreException {
        Episode old = episode(NOON.minusSeconds(7200), NOON.minusSeconds(3601), 5);
        Episode late = episode(NOON.minusSeconds(7000), NOON.minusSeconds(3600), 5);
        Episode firing = episode(NOON.minusSeconds(9000), null, 5);
        store.alertLog().keep(List.of(old, late, firing));
        store.retention().apply(NOON, NOON.minusSeconds(3600));

        assertEquals(List.of(late, firing), store.alertLog().between(Instant.EPOCH, NOON, 10));
    }

    @Test
    void aSilenceLastsUntilItsTimeOrUntilItIsLifted() throws StoreException {
        Silence disk = new Silence("DISK", NOON, NOON.plusSeconds(60), "moving'; files");
        Silence load = new Silence("LOAD", NOON, NOON.plusSeconds(120), "");
        store.silences().set(load);
        store.silences().set(disk);
        assertEquals(List.of(disk, load), store.silences().at(NOON));
        assertEquals(List.of(load), store.silences().at(NOON.plusSeconds(60)));

        Silence longer = new Silence("LOAD", NOON.plusSeconds(100), NOON.plusSeconds(9000), "again");
        store.silences().set(longer);
        assertEquals(List.of(longer), store.silences().at(NOON.plusSeconds(200)));
        assertTrue(store.silences().lift("LOAD", NOON.plusSeconds(200)));
        assertFalse(store.silences().lift("LOAD", NOON.plusSeconds(200)));
        assertFalse(store.silences().lift("DISK", NOON.plusSeconds(200)), "it has ended by itself");
        assertEquals(List.of(), store.silences().at(NOON));
    }

    @Test
    void theAttendanceComesBackAsItWas() throws Exception {
        Known there = new Known(new Session("eve\n", "pts/0", "'; --", NOON.minusSeconds(90)), null);
        Known missing = new Known(new Session("bob", "pts/1", "", NOON.minusSeconds(60)), NOON);
        Attendance first = new Attendance(NOON, List.of(there, missing), new WtmpPosition(Long.MAX_VALUE, 384));
        store.attendance().replace(null, first);
        reopen();
        assertEquals(first, store.attendance().read());

        Known back = new Known(missing.session(), null);
        Known other = new Known(new Session("bob", "pts/1", "", NOON.minusSeconds(30)), null);
        Attendance second = new Attendance(NOON.plusSeconds(60), List.of(back, other), WtmpPosition.NONE);
        store.attendance().replace(first, second);
        assertEquals(second, store.attendance().read());

        Attendance nobody = new Attendance(NOON.plusSeconds(120), List.of(), WtmpPosition.NONE);
        store.attendance().replace(second, nobody);
        assertEquals(nobody, store.attendance().read(), "nobody is not the same as unknown");
    }

    @Test
    void whatIsHeldBackComesBackInItsOrderUntilItIsLetGo() throws Exception {
        AlertEvent firing = event(AlertEvent.Kind.FIRING, HOSTILE, List.of("sms", "email"), null);
        AlertEvent resolved = event(AlertEvent.Kind.RESOLVED, HOSTILE, List.of(), "message-1");
        Session session = new Session("eve\"}", "pts/0", "host\n", NOON.minusSeconds(90));
        SessionEvent on = new SessionEvent(SessionEvent.Kind.LOG_ON, session, null);
        SessionEvent off = new SessionEvent(SessionEvent.Kind.LOG_OFF, session, NOON);
        store.held().add(NOON, List.of(firing), List.of(on));
        store.held().add(NOON.plusSeconds(60), List.of(resolved), List.of(off));
        reopen();

        assertFalse(store.held().isEmpty());
        assertEquals(
                new Held(NOON, List.of(firing, resolved), List.of(on, off)),
                store.held().read());
        store.held().clear();
        assertTrue(store.held().isEmpty());
    }

    @Test
    void theSteadyClockComesBackAsItWas() throws StoreException {
        SteadyClock clock = new SteadyClock(Duration.ofMillis(987_654_321), NOON, "7f-a 3", Duration.ofMillis(1230));
        store.runs().setClock(clock);
        assertEquals(clock, store.runs().clock());
        SteadyClock unknown = new SteadyClock(Duration.ZERO, NOON, "", null);
        store.runs().setClock(unknown);
        assertEquals(unknown, store.runs().clock());
    }

    private void reopen() throws StoreException {
        store.close();
        store = Store.open(folder);
    }

    private void sql(String sql) throws SQLException {
        try (var connection = JDBC.createConnection("jdbc:sqlite:" + folder.resolve("monitor.db"), new Properties());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static AlertState state(
            String rule, Map<String, String> labels, Phase phase, @Nullable Duration told, @Nullable String thread) {
        return new AlertState(
                rule,
                "load1 > 4 severity warning",
                labels,
                phase,
                Duration.ofMillis(100),
                NOON,
                Duration.ofMillis(2500),
                5.125,
                1e300,
                told,
                0.1,
                thread);
    }

    private static Episode episode(Instant since, @Nullable Instant until, double peak) {
        return new Episode(
                "X", "process_cpu_percent", HOSTILE, Severity.CRITICAL, "load1 > 4", since, until, 4.5, peak);
    }

    private static AlertEvent event(
            AlertEvent.Kind kind, Map<String, String> labels, List<String> to, @Nullable String thread) {
        return new AlertEvent(
                kind,
                "X",
                "load1 > 4 for 5m",
                "load1",
                labels,
                Severity.INFO,
                5.5,
                4,
                9.25,
                NOON,
                Duration.ofSeconds(61),
                to,
                thread);
    }
}
