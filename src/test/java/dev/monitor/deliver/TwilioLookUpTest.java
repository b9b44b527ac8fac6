package dev.monitor.deliver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.monitor.model.Part;
import dev.monitor.model.Receipt;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A message of which nobody knows whether it was sent is looked up before it is sent again. */
class TwilioLookUpTest extends TwilioCase {
    static Stream<TwilioReply> lostAnswers() {
        return Stream.of(
                TwilioReply.dropped().butTaken(),
                TwilioReply.badGateway().butTaken(),
                TwilioReply.refused(500, 20500, "Internal Server Error").butTaken(),
                TwilioReply.answer(201, "{\"sid\":").butTaken(),
                TwilioReply.answer(201, "").butTaken(),
                TwilioReply.huge().butTaken());
    }

    @ParameterizedTest
    @MethodSource("lostAnswers")
    void whatWasTakenIsNotSentTwice(TwilioReply lost) {
        server.script(NUMBER, lost);
        assertInstanceOf(Receipt.Retry.class, channel.send(first(TEXT)));
        Receipt.Delivered found = assertInstanceOf(Receipt.Delivered.class, channel.send(again(TEXT)));
        assertTrue(found.id().startsWith("SM"), found.id());
        assertEquals(1, server.requests(NUMBER).size());
    }

    @Test
    void whatWasCutToFitIsFoundAsWell() {
        String text = "ж [€] ".repeat(100) + TEXT;
        server.script(NUMBER, TwilioReply.dropped().butTaken());
        assertInstanceOf(Receipt.Retry.class, channel.send(first(text)));
        assertInstanceOf(Receipt.Delivered.class, channel.send(again(text)));
        assertEquals(1, server.requests(NUMBER).size());
    }

    @Test
    void whatWasNotTakenIsSent() {
        server.script(NUMBER, TwilioReply.dropped());
        server.sent(NUMBER, "another text", "delivered", now);
        server.sent("+4917012345679", TEXT, "delivered", now);
        assertInstanceOf(Receipt.Retry.class, channel.send(first(TEXT)));
        assertInstanceOf(Receipt.Delivered.class, channel.send(again(TEXT)));
        assertEquals(2, server.requests(NUMBER).size());
    }

    @Test
    void nothingIsLookedUpBeforeTheFirstTry() {
        server.sent(NUMBER, TEXT, "delivered", now);
        assertInstanceOf(Receipt.Delivered.class, channel.send(first(TEXT)));
        assertEquals(1, server.requests().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"failed", "undelivered", "canceled"})
    void whatFailedOnItsWayIsSentAgain(String status) {
        server.sent(NUMBER, TEXT, status, now);
        assertInstanceOf(Receipt.Delivered.class, channel.send(again(TEXT)));
        assertEquals(1, server.requests(NUMBER).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"accepted", "queued", "sending", "sent", "delivered", "read"})
    void whatIsOnItsWayIsNotSentAgain(String status) {
        String sid = server.sent(NUMBER, TEXT, status, now);
        assertEquals(new Receipt.Delivered(sid), channel.send(again(TEXT)));
        assertEquals(List.of(), server.requests(NUMBER));
    }

    @Test
    void aTrialAccountsWordsBeforeTheTextDoNotHideIt() {
        String sid = server.sent(NUMBER, "Sent from your Twilio trial account - " + TEXT, "sent", now);
        assertEquals(new Receipt.Delivered(sid), channel.send(again(TEXT)));
    }

    @Test
    void olderMessagesAreFoundOnLaterPages() {
        Instant created = now.minus(Duration.ofDays(2));
        String sid = server.sent(NUMBER, TEXT, "delivered", created);
        for (int i = 0; i < 40; i++) {
            server.sent(NUMBER, "later " + i, "delivered", now);
        }
        server.mostOnAPage(5);
        assertEquals(new Receipt.Delivered(sid), channel.send(row(new Part.Text(TEXT), 3, created)));
        assertEquals(List.of(), server.requests(NUMBER));
    }

    @Test
    void theSearchEndsWithTheDayOfTheMessageAndAfterTenPages() {
        for (int i = 0; i < 100; i++) {
            server.sent(NUMBER, "long ago " + i, "delivered", now.minus(Duration.ofDays(30)));
        }
        server.mostOnAPage(2);
        assertInstanceOf(Receipt.Delivered.class, channel.send(again(TEXT)));
        assertEquals(3, server.requests().size());
        for (int i = 0; i < 100; i++) {
            server.sent(NUMBER, "today " + i, "delivered", now);
        }
        assertInstanceOf(Receipt.Delivered.class, channel.send(again("another text")));
        assertEquals(3 + 1 + 10 + 1, server.requests().size());
    }

    static Stream<TwilioReply> failingLists() {
        return Stream.of(
                TwilioReply.dropped(),
                TwilioReply.badGateway(),
                TwilioReply.huge(),
                TwilioReply.tooMany("1"),
                TwilioReply.refused(500, 20500, "Internal Server Error"),
                TwilioReply.refused(401, 20003, "Authenticate"),
                TwilioReply.answer(200, "{\"messages\":"),
                TwilioReply.answer(200, "{}"));
    }

    @ParameterizedTest
    @MethodSource("failingLists")
    void nothingIsSentWhileTheLookUpFails(TwilioReply failing) {
        server.script(TwilioServer.LIST, failing, TwilioReply.ok(), failing);
        for (int i = 0; i < 2; i++) {
            assertInstanceOf(Receipt.Retry.class, channel.send(again(TEXT)));
        }
        assertEquals(List.of(), server.requests(NUMBER));
        assertInstanceOf(Receipt.Delivered.class, channel.send(again(TEXT)));
        assertEquals(1, server.requests(NUMBER).size());
    }

    @Test
    void theNextPageIsAskedOfTheSameServerWhateverTheListSays() throws Exception {
        try (TwilioServer other = new TwilioServer()) {
            String elsewhere = other.url() + "/2010-04-01/Accounts/" + TwilioServer.SID + "/Messages.json?Page=1";
            TwilioReply luring = TwilioReply.answer(200, "{\"messages\":[],\"next_page_uri\":\"" + elsewhere + "\"}");
            server.script(TwilioServer.LIST, TwilioReply.ok(), luring, luring, luring);
            assertInstanceOf(Receipt.Delivered.class, channel.send(again(TEXT)));
            assertEquals(List.of(), other.requests());
        }
    }
}
