package dev.monitor.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.monitor.deliver.BotApiReply;
import dev.monitor.deliver.BotApiServer;
import dev.monitor.model.DeliveryState;
import dev.monitor.model.Message.Kind;
import dev.monitor.model.OutboxEntry;
import dev.monitor.store.StoreException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a recipient gets after an outage: one message that lists the alerts, none of them lost. */
class DigestTest {
    @TempDir
    Path folder = Path.of("");

    private BotApiServer api;
    private Correspondence outbox;

    @BeforeEach
    void twoChats() throws Exception {
        api = new BotApiServer();
        outbox = new Correspondence(folder, api, new Random(7), "-1", "-2");
    }

    @AfterEach
    void close() throws Exception {
        outbox.close();
        api.close();
    }

    @Test
    void sixAlertsOfWhichTheOldestIsOldBecomeOneMessage() throws Exception {
        List<String> ids = alerts(6);
        outbox.pass(Duration.ofMinutes(16));
        outbox.deliver();
        assertEquals(1, api.requests("-1").size());
        String digest = outbox.texts("-1").get(0);
        assertTrue(digest.contains("6 messages could not be delivered between "), digest);
        for (String id : ids) {
            assertTrue(digest.contains("load &lt;of&gt; " + id.substring(0, 4) + "</code> · id " + id + "\n"), digest);
            for (OutboxEntry entry : outbox.store().backlog().messages(id)) {
                assertEquals(DeliveryState.SUMMED_UP, entry.state());
                assertTrue(entry.answer().startsWith("summed up in "), entry.answer());
            }
        }
        outbox.pass(Duration.ofMinutes(16));
        outbox.deliver();
        assertEquals(1, api.requests("-1").size());
        assertEquals(1, api.requests("-2").size());
    }

    @Test
    void fiveAlertsOrYoungOnesArriveEachForItself() throws Exception {
        alerts(5);
        outbox.pass(Duration.ofHours(5));
        outbox.deliver();
        assertEquals(5, api.requests("-1").size());
        alerts(9);
        outbox.pass(Duration.ofMinutes(14));
        outbox.deliver();
        assertEquals(14, api.requests("-1").size());
    }

    @Test
    void reportsAreNotSummedUp() throws Exception {
        for (int i = 0; i < 7; i++) {
            outbox.tell(Kind.REPORT, 1, null);
        }
        outbox.pass(Duration.ofHours(5));
        outbox.deliver();
        assertEquals(7, api.requests("-1").size());
    }

    @Test
    void onlyTheRecipientThatMissedThemGetsThem() throws Exception {
        BotApiReply[] outage = new BotApiReply[6];
        Arrays.fill(outage, BotApiReply.badGateway());
        api.script("-1", outage);
        alerts(6);
        outbox.deliver();
        outbox.pass(Duration.ofMinutes(20));
        outbox.deliver();
        assertEquals(7, api.requests("-1").size());
        assertEquals(6, api.requests("-2").size());
    }

    @Test
    void aDigestThatFailedIsToldByTheNextOneAlertByAlert() throws Exception {
        List<String> ids = alerts(6);
        outbox.pass(Duration.ofMinutes(16));
        api.script("-1", BotApiReply.dropped());
        outbox.deliver();
        ids.addAll(alerts(5));
        outbox.pass(Duration.ofMinutes(16));
        outbox.deliver();
        assertEquals(2, api.requests("-1").size());
        String digest = outbox.texts("-1").get(1);
        assertTrue(digest.contains("11 messages"), digest);
        for (String id : ids) {
            assertTrue(digest.contains(id), digest);
        }
        assertEquals(11, digest.lines().filter(line -> line.contains(" · id ")).count());
        assertEquals(0, outbox.store().backlog().pending());
    }

    @Test
    void theMostRecentAreListedAndWhatFindsNoRoomIsCounted() throws Exception {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            ids.addAll(alerts(1));
            outbox.pass(Duration.ofMinutes(1));
        }
        outbox.deliver();
        String digest = String.join("", outbox.texts("-1"));
        assertTrue(digest.contains("300 messages"), digest);
        long listed = ids.stream().filter(digest::contains).count();
        assertTrue(listed >= 20 && listed < 300, listed + " are listed");
        assertTrue(digest.contains(300 - listed + " more"), digest);
        assertTrue(digest.contains(ids.get(299)) && !digest.contains(ids.get(0)), digest);
    }

    @Test
    void whoReadsTheDigestIsNotToldOnceMoreOfAnAlertThatHadArrived() throws Exception {
        api.script("-1", BotApiReply.ok());
        String arrived = alerts(1).get(0);
        outbox.deliver();
        alerts(6);
        outbox.pass(Duration.ofMinutes(16));
        outbox.deliver();
        assertFalse(outbox.texts("-1").get(1).contains(arrived));
    }

    private List<String> alerts(int count) throws StoreException {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(outbox.tell(Kind.ALERT, 1, null));
        }
        return ids;
    }
}
