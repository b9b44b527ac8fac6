package dev.monitor.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.monitor.StandIns;
import dev.monitor.model.AlertState;
import dev.monitor.model.AlertState.Phase;
import dev.monitor.model.Delivery;
import dev.monitor.model.Message;
import dev.monitor.model.Part;
import dev.monitor.model.Receipt;
import dev.monitor.model.SteadyClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of alerts and requests while a store stands in is what the store itself knows afterwards. */
final class StandInTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Receipt ARRIVED = new Receipt.Delivered("7");

    @TempDir
    private Path folder;

    private Store store;

    @BeforeEach
    void aStoreWithAnAlertAndWhatTellsItToTwoChats() throws StoreException {
        StandIns.removeAtExit(folder);
        store = Store.open(folder);
        store.runs().setClock(SteadyClock.begin(NOON, "boot", Duration.ofHours(1)));
        store.alerts().replace(List.of(), List.of(state("DISK_MAX", Phase.FIRING)));
        tell(store, "1111111111111111", "-1", "-2");
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void itGoesOnFromTheStoreAndTheStoreFromIt() throws Exception {
        try (StandIn standIn = StandIn.open(folder, store)) {
            Store into = standIn.store();
            assertEquals(store.alerts().all(), into.alerts().all());
            assertEquals(store.runs().clock(), into.runs().clock());
            assertEquals(ids(store), ids(into));
            settle(into, "-1", ARRIVED);
            into.alerts().replace(into.alerts().all(), List.of(state("LOAD", Phase.PENDING)));
            tell(into, "2222222222222222", "-1");
        }
        try (Store present = StandIn.openToRead(folder)) {
            assertNotNull(present);
            assertEquals(List.of("111 -2", "222 -1"), requests(present));
        }
        StandIn.takeBack(folder, store);
        assertEquals(List.of(state("LOAD", Phase.PENDING)), store.alerts().all());
        assertEquals(List.of("111 -2", "222 -1"), requests(store));
        assertFalse(Files.exists(StandIns.folder(folder)));
    }

    @Test
    void aRunThatIsKilledBeforeItRemovesItTakesNothingBackTwice() throws Exception {
        try (StandIn standIn = StandIn.open(folder, store)) {
            standIn.store().alerts().replace(standIn.store().alerts().all(), List.of());
        }
        byte[] left = Files.readAllBytes(StandIns.folder(folder).resolve("monitor.db"));
        StandIn.takeBack(folder, store);
        store.alerts().replace(List.of(), List.of(state("NEW", Phase.FIRING)));
        settle(store, "-1", ARRIVED);

        restore(left);
        StandIn.takeBack(folder, store);
        assertEquals(List.of(state("NEW", Phase.FIRING)), store.alerts().all());
        assertEquals(List.of("111 -2"), requests(store));

        restore(left);
        try (StandIn standIn = StandIn.open(folder, store)) {
            assertEquals(store.alerts().all(), standIn.store().alerts().all());
        }
    }

    @Test
    void whoMovesMeanwhileGetsNothingAtTheOldAddress() throws Exception {
        try (StandIn standIn = StandIn.open(folder, store)) {
            settle(standIn.store(), "-1", new Receipt.Moved("-100"));
        }
        StandIn.takeBack(folder, store);
        assertEquals(List.of("111 -100", "111 -2"), requests(store));
        assertEquals(Map.of("-1", "-100"), store.outbox().moved("telegram"));
    }

    @Test
    void whatAnEarlierRunSettledMeanwhileStaysSettled() throws Exception {
        StandIn.open(folder, store).close();
        settle(store, "-1", ARRIVED);
        StandIn.takeBack(folder, store);
        assertEquals(List.of("111 -2"), requests(store));
    }

    @Test
    void oneThatKnewNothingOfTheStoreLeavesItsStatesAlone() throws Exception {
        try (StandIn standIn = StandIn.open(folder, null)) {
            assertEquals(List.of(), standIn.store().alerts().all());
            standIn.store().alerts().replace(List.of(), List.of(state("LOAD", Phase.FIRING)));
            tell(standIn.store(), "2222222222222222", "-1");
        }
        StandIn.takeBack(folder, store);
        assertEquals(List.of(state("DISK_MAX", Phase.FIRING)), store.alerts().all());
        assertEquals(List.of("111 -1", "111 -2", "222 -1"), requests(store));
    }

    @Test
    void oneThatIsBeyondUseIsBegunAnewAndLost() throws Exception {
        StandIn.open(folder, store).close();
        Path file = StandIns.folder(folder).resolve("monitor.db");
        Files.writeString(file, "no database at all, and long enough to be looked at");
        try (StandIn standIn = StandIn.open(folder, store)) {
            assertEquals(store.alerts().all(), standIn.store().alerts().all());
        }
        Files.writeString(file, "no database at all, and long enough to be looked at");
        StandIn.takeBack(folder, store);
        assertEquals(List.of(state("DISK_MAX", Phase.FIRING)), store.alerts().all());
        assertFalse(Files.exists(file));
    }

    @Test
    void twoStoresWhosePathsAreAlikeHaveOneEach() throws Exception {
        Path below = Files.createDirectories(folder.resolve("a/b"));
        Path beside = Files.createDirectory(folder.resolve("a_b"));
        StandIns.removeAtExit(below);
        StandIns.removeAtExit(beside);
        Store.open(below).close();
        Store.open(beside).close();
        try (StandIn one = StandIn.open(below, null);
                StandIn other = StandIn.open(beside, null)) {
            tell(one.store(), "2222222222222222", "-1");
            assertEquals(List.of(), requests(other.store()));
        }
    }

    private void restore(byte[] database) throws IOException, StoreException {
        StandIn.open(folder, store).close();
        Files.write(StandIns.folder(folder).resolve("monitor.db"), database);
    }

    private static void tell(Store into, String id, String... chats) throws StoreException {
        Message message = new Message(id, Message.Kind.ALERT, "telegram", "full", List.of(new Part.Text("full")));
        into.transaction(() -> into.outbox().add(1, message, List.of(chats), NOON));
    }

    private static void settle(Store into, String chat, Receipt receipt) throws StoreException {
        for (Delivery row : into.outbox().due(NOON)) {
            if (row.recipient().equals(chat)) {
                assertTrue(into.outbox().begin(row));
                into.outbox().settle(row, receipt, NOON);
            }
        }
    }

    /** What is due: how the message begins, and to whom. */
    private static List<String> requests(Store of) throws StoreException {
        List<String> requests = new ArrayList<>();
        for (Delivery row : of.outbox().due(NOON)) {
            requests.add(row.message().substring(0, 3) + " " + row.recipient());
        }
        return requests;
    }

    private static List<Long> ids(Store of) throws StoreException {
        return of.outbox().due(NOON).stream().map(Delivery::id).toList();
    }

    private static AlertState state(String rule, Phase phase) {
        Duration began = Duration.ofMinutes(5);
        return new AlertState(
                rule,
                "load1 > 1",
                Map.of(),
                phase,
                began,
                NOON,
                began,
                2,
                2,
                phase == Phase.FIRING ? began : null,
                2,
                null);
    }
}
