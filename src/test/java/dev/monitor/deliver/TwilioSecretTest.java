package dev.monitor.deliver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.monitor.config.Secret;
import dev.monitor.config.TwilioSettings;
import dev.monitor.model.Receipt;
import java.time.Duration;
import java.util.List;
import okhttp3.Credentials;
import org.junit.jupiter.api.Test;

/** What others say becomes one line without a secret. */
class TwilioSecretTest extends TwilioCase {
    private static final String LOGIN = Credentials.basic(TwilioServer.SID, TwilioServer.TOKEN);
    private static final String QUOTING =
            "no such address: /Accounts/" + TwilioServer.SID + ".json with " + TwilioServer.TOKEN + " as " + LOGIN;

    @Test
    void neitherTokenNorAccountNorLoginIsInAnyText() throws ChannelException {
        StringBuilder kept = new StringBuilder();
        TwilioReply[] replies = {
            TwilioReply.refused(400, 99999, QUOTING),
            TwilioReply.refused(404, 20404, QUOTING),
            TwilioReply.refused(429, 99999, QUOTING),
            TwilioReply.refused(500, 20500, QUOTING),
            TwilioReply.answer(201, "{\"sid\":\"" + QUOTING + "\"}"),
            TwilioReply.answer(201, "{\"sid\":" + QUOTING),
            TwilioReply.answer(502, QUOTING),
            TwilioReply.dropped()
        };
        server.script(NUMBER, replies);
        server.script(TwilioServer.LIST, replies);
        server.script(TwilioServer.ACCOUNT, replies);
        for (int i = 0; i < replies.length; i++) {
            kept.append(channel.send(first(TEXT))).append(channel.send(again(TEXT)));
            try {
                kept.append(TwilioAccount.of(server.settings(NUMBER), null));
            } catch (ChannelException e) {
                kept.append(e);
            }
        }
        server.close();
        kept.append(channel.send(first(TEXT))).append(channel.send(again(TEXT)));
        kept.append(server.settings(NUMBER).authToken());
        assertTrue(kept.toString().contains("***"), kept.toString());
        assertFalse(kept.toString().contains(TwilioServer.TOKEN), kept.toString());
        assertFalse(kept.toString().contains(TwilioServer.SID), kept.toString());
        assertFalse(kept.toString().contains(LOGIN.substring("Basic ".length())), kept.toString());
    }

    @Test
    void whatTheOtherSideSaysBecomesOneShortLine() {
        server.script(NUMBER, TwilioReply.refused(400, 99999, "Bad\nbody\u001b[2J\u202e " + "x".repeat(1000)));
        String told = assertInstanceOf(Receipt.Rejected.class, channel.send(first(TEXT)))
                .why();
        assertTrue(told.startsWith("error 99999: Bad body [2J  xxx"), told);
        assertEquals(300, told.length());
    }

    @Test
    void aWrongTokenIsToldWithWhatToCheck() {
        TwilioSettings wrong = new TwilioSettings(
                TwilioServer.SID, new Secret("not-the-token"), TwilioServer.FROM, List.of(), server.url());
        assertEquals(
                new Receipt.Retry(
                        Duration.ZERO,
                        "error 20003: the account or its token is wrong: check TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN"),
                new TwilioChannel(new TwilioApi(wrong, null)).send(first(TEXT)));
    }
}
