package dev.monitor.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.monitor.deliver.BotApiServer;
import dev.monitor.model.DeliveryState;
import dev.monitor.model.Message.Kind;
import dev.monitor.model.OutboxEntry;
import dev.monitor.store.StoreException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long what cannot be delivered is kept. */
class ExpiryTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void reportsAndTestsEndSoonAndAlertsLateWithAReasonEach() throws Exception {
        try (BotApiServer api = new BotApiServer();
                Correspondence outbox = new Correspondence(folder, api, new Random(1), "-1")) {
            String report = outbox.tell(Kind.REPORT, 1, null);
            String test = outbox.tell(Kind.TEST, 1, null);
            String alert = outbox.tell(Kind.ALERT, 1, null);
            outbox.pass(Duration.ofDays(2).plusSeconds(1));
            giveUp(outbox);
            assertEquals(DeliveryState.GIVEN_UP, entry(outbox, report).state());
            assertEquals(
                    "expired; the last try said: nothing, there was none",
                    entry(outbox, report).answer());
            assertEquals(DeliveryState.GIVEN_UP, entry(outbox, test).state());
            assertEquals(DeliveryState.PENDING, entry(outbox, alert).state());
            outbox.pass(Duration.ofDays(5));
            giveUp(outbox);
            assertEquals(DeliveryState.GIVEN_UP, entry(outbox, alert).state());
        }
    }

    private static void giveUp(Correspondence outbox) throws StoreException {
        outbox.store()
                .transaction(() -> outbox.store()
                        .outboxExpiry()
                        .giveUp(
                                outbox.now().minus(Duration.ofDays(7)),
                                outbox.now().minus(Duration.ofDays(2)),
                                outbox.now()));
    }

    private static OutboxEntry entry(Correspondence outbox, String message) throws StoreException {
        return outbox.store().backlog().messages(message).get(0);
    }
}
