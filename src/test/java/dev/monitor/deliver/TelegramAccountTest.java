package dev.monitor.deliver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.monitor.config.Secret;
import dev.monitor.config.TelegramSettings;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TelegramAccountTest {
    private BotApiServer server;
    private TelegramAccount account;

    @BeforeEach
    void start() throws IOException {
        server = new BotApiServer();
        account = new TelegramAccount(server.settings(), null);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void theBotHasAName() throws ChannelException {
        assertEquals("@monitor_bot", account.name());
    }

    @Test
    void chatsAreThoseThatWroteOrLetTheBotInAndNoUpdateIsConfirmed() throws ChannelException {
        server.script("getUpdates", BotApiReply.result("""
                [{"update_id":1,"message":{"message_id":1,"date":1,
                  "chat":{"id":42,"type":"private","first_name":"Alice","last_name":"A","username":"ali"}}},
                 {"update_id":2,"edited_message":{"message_id":2,"date":1,"is_topic_message":true,"message_thread_id":7,
                  "chat":{"id":-1001,"type":"supergroup","title":"Ops"}}},
                 {"update_id":3,"message":{"message_id":3,"date":1,"message_thread_id":9,
                  "chat":{"id":-1001,"type":"supergroup","title":"Ops"}}},
                 {"update_id":4,"channel_post":{"message_id":4,"date":1,
                  "chat":{"id":-1002,"type":"channel","title":"News <b>"}}},
                 {"update_id":5,"my_chat_member":{"date":1,"chat":{"id":-3,"type":"group","title":"New"},
                  "from":{"id":42,"is_bot":false,"first_name":"Alice"}}},
                 {"update_id":6,"message":{"message_id":5,"date":1,
                  "chat":{"id":42,"type":"private","first_name":"Alicia"}}},
                 {"update_id":7,"poll":{"id":"1","question":"?"}},
                 {"update_id":8,"something_new":{"id":1}}]
                """));
        assertEquals(
                List.of(
                        new ChatSeen("42", "private", "Alicia"),
                        new ChatSeen("-1001:7", "supergroup", "Ops"),
                        new ChatSeen("-1001", "supergroup", "Ops"),
                        new ChatSeen("-1002", "channel", "News <b>"),
                        new ChatSeen("-3", "group", "New")),
                account.chats());
        // An offset would confirm updates, and a list of wanted kinds would change the bot's settings.
        assertEquals(0, server.requests().get(0).fields().size());
    }

    @Test
    void aWrongTokenIsToldInOneLineWithWhatHelps() {
        Secret wrong = new Secret("1:wrong");
        TelegramAccount stranger = new TelegramAccount(new TelegramSettings(wrong, server.url(), List.of()), null);
        String line = assertThrows(ChannelException.class, stranger::name).getMessage();
        assertEquals("Unauthorized (the token is wrong: check BOT_TOKEN)", line);
    }

    @Test
    void anotherReaderOfTheUpdatesIsToldWithWhatHelps() {
        server.script(
                "getUpdates", BotApiReply.refused(409, "Conflict: can't use getUpdates\nwhile webhook is active"));
        assertEquals(
                "Conflict: can't use getUpdates while webhook is active"
                        + " (something else reads this bot's updates: stop it, or delete the bot's webhook)",
                assertThrows(ChannelException.class, account::chats).getMessage());
    }

    @Test
    void noAnswerIsOneLineWithoutTheToken() throws IOException {
        server.close();
        String line = assertThrows(ChannelException.class, account::chats).getMessage();
        assertEquals(1, line.lines().count());
        assertFalse(line.contains(BotApiServer.TOKEN), line);
    }
}
