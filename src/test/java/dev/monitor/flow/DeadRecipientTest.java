package dev.monitor.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

/** A recipient that nothing reaches is told of to the others: once, until it has got something again. */
class DeadRecipientTest {
    private static final BotApiReply BLOCKED = BotApiReply.refused(403, "Forbidden: <bot> was blocked");

    @TempDir
    Path folder = Path.of("");

    private BotApiServer api;
    private Correspondence outbox;

    @BeforeEach
    void threeChats() throws Exception {
        api = new BotApiServer();
        outbox = new Correspondence(folder, api, new Random(7), "-1", "-2", "-3");
    }

    @AfterEach
    void close() throws Exception {
        outbox.close();
        api.close();
    }

    @Test
    void theOthersAreToldAtOnceAndOnceWhenARecipientIsOutOfReach() throws Exception {
        api.script("-1", BLOCKED, BLOCKED);
        alert();
        alert();
        assertEquals(List.of(), told("-1"));
        for (String living : List.of("-2", "-3")) {
            assertEquals(1, told(living).size());
            String text = told(living).get(0);
            assertTrue(text.contains("<code>telegram -1</code>"), text);
            assertTrue(text.contains("Forbidden: &lt;bot&gt; was blocked"), text);
        }
    }

    @Test
    void theyAreToldAgainOnlyIfItWasAliveInBetween() throws Exception {
        api.script("-1", BLOCKED);
        alert();
        alert();
        assertEquals(1, told("-2").size());
        api.script("-1", BLOCKED);
        alert();
        assertEquals(2, told("-2").size());
    }

    @Test
    void whatFailsOftenAndForLongIsDeadButNotWhatFailsBriefly() throws Exception {
        for (int i = 0; i < 20; i++) {
            api.script("-1", BotApiReply.badGateway());
        }
        outbox.tell(Kind.ALERT, 1, null);
        int minutes = 0;
        while (told("-2").isEmpty()) {
            outbox.deliver();
            outbox.pass(Duration.ofMinutes(1));
            minutes++;
            assertTrue(minutes < 120, "nobody was told");
        }
        assertTrue(minutes > 30, "told after " + minutes + " minutes");
        assertTrue(api.requests("-1").size() >= 5, api.requests("-1").size() + " tries");
        assertTrue(told("-2").get(0).contains("502"), told("-2").get(0));
    }

    @Test
    void ifNobodyLivesTheFirstThatDoesIsTold() throws Exception {
        for (String chat : outbox.chats) {
            api.script(chat, BLOCKED);
        }
        alert();
        assertEquals(3, api.requests().size());
        api.script("-1", BLOCKED);
        api.script("-3", BLOCKED);
        alert();
        assertEquals(1, told("-2").size());
        assertTrue(told("-2").get(0).contains("telegram -1, -3"), told("-2").get(0));
    }

    @Test
    void aRequestThatIsRefusedForItsFormSaysNothingOfTheRecipient() throws Exception {
        api.script("-1", BotApiReply.refused(400, "Bad Request: message is too long"));
        alert();
        assertEquals(List.of(), told("-2"));
        assertEquals(List.of(), outbox.store().ailing().all());
    }

    private void alert() throws Exception {
        outbox.pass(Duration.ofMinutes(1));
        outbox.tell(Kind.ALERT, 1, null);
        outbox.deliver();
    }

    private List<String> told(String chat) {
        return outbox.texts(chat).stream()
                .filter(text -> text.contains("cannot be reached"))
                .toList();
    }
}
