package dev.monitor.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.monitor.deliver.BotApiReply;
import dev.monitor.deliver.BotApiServer;
import dev.monitor.model.Message.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recipient that asks for a pause gets nothing at all until it is over. */
class PausedRecipientTest {
    private static final String ASKING = "-1";
    private static final String OTHER = "-2";
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @TempDir
    Path folder = Path.of("");

    private BotApiServer api;
    private Correspondence outbox;
    private String first = "";

    @BeforeEach
    void oneOfTwoChatsAsksForTwoMinutes() throws Exception {
        api = new BotApiServer();
        outbox = new Correspondence(folder, api, new Random(7), ASKING, OTHER);
        api.script(ASKING, BotApiReply.tooMany(120));
        first = outbox.tell(Kind.ALERT, 1, null);
        outbox.deliver();
    }

    @AfterEach
    void close() throws Exception {
        outbox.close();
        api.close();
    }

    @Test
    void newMessagesWaitAsWellAndTheOthersGetTheirs() throws Exception {
        outbox.pass(MINUTE);
        String second = outbox.tell(Kind.ALERT, 1, null);
        outbox.reopen();
        outbox.deliver();
        assertEquals(1, api.requests(ASKING).size());
        assertEquals(List.of(text(first), text(second)), outbox.texts(OTHER));
        assertFalse(outbox.store().outbox().hasDue(outbox.now()));

        outbox.pass(MINUTE);
        outbox.deliver();
        assertEquals(List.of(text(first), text(first), text(second)), outbox.texts(ASKING));
    }

    @Test
    void thePauseEndsWithAPlainFailureAndWithADelivery() throws Exception {
        outbox.pass(MINUTE.multipliedBy(2));
        api.script(ASKING, BotApiReply.badGateway());
        outbox.deliver();
        String second = outbox.tell(Kind.ALERT, 1, null);
        outbox.deliver();
        assertEquals(List.of(text(first), text(first), text(second)), outbox.texts(ASKING));
    }

    @Test
    void peopleMayEndIt() throws Exception {
        outbox.pass(MINUTE);
        String second = outbox.tell(Kind.ALERT, 1, null);
        assertEquals(
                outbox.now().plus(MINUTE),
                outbox.store().backlog().waiting(9).get(1).due());
        outbox.store().transaction(() -> outbox.store().backlog().retryAll(outbox.now()));
        outbox.deliver();
        assertEquals(List.of(text(first), text(first), text(second)), outbox.texts(ASKING));
    }

    @Test
    void aClockThatIsSetBackDoesNotMakeItLonger() throws Exception {
        outbox.pass(Duration.ofDays(-30));
        String second = outbox.tell(Kind.ALERT, 1, null);
        outbox.deliver();
        assertEquals(List.of(text(first), text(second), text(first)), outbox.texts(ASKING));
    }

    private static String text(String message) {
        return Correspondence.text(message, 1);
    }
}
