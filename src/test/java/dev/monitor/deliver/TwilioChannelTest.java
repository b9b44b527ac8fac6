package dev.monitor.deliver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.monitor.model.Part;
import dev.monitor.model.Receipt;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is sent, and what the answers mean. */
class TwilioChannelTest extends TwilioCase {
    @Test
    void aTextGoesOutAsOneRequestAndIsKnownByItsId() {
        String text = "CPU 97 % & more + ü 😀\nid 0123456789abcdef";
        Receipt.Delivered delivered = assertInstanceOf(Receipt.Delivered.class, channel.send(first(text)));
        assertTrue(delivered.id().matches("SM[0-9a-f]{32}"), delivered.id());
        assertEquals(1, server.requests().size());
        TwilioRequest request = server.requests(NUMBER).get(0);
        assertEquals("/2010-04-01/Accounts/" + TwilioServer.SID + "/Messages.json", request.path());
        assertEquals(TwilioServer.FROM, request.from());
        assertEquals(text, request.body());
        assertEquals(3, request.fields().size());
    }

    @Test
    void aTextThatIsTooLongIsCutToTwoSegments() {
        assertInstanceOf(Receipt.Delivered.class, channel.send(first("a".repeat(400) + TEXT)));
        String body = server.requests(NUMBER).get(0).body();
        assertEquals(2, SmsText.segments(body));
        assertTrue(body.endsWith("...\nid 0123456789abcdef"), body);
    }

    @Test
    void theApiMayBeBelowAPath() {
        URI below = URI.create(server.url() + "/gateway/twilio");
        channel = channel(below, Duration.ofSeconds(10));
        assertInstanceOf(Receipt.Delivered.class, channel.send(first(TEXT)));
        assertTrue(server.requests(NUMBER).get(0).path().startsWith("/gateway/twilio/2010-04-01/"));
    }

    @Test
    void whatIsNoTextIsRejectedWithoutARequest() {
        assertInstanceOf(Receipt.Rejected.class, channel.send(row(Rows.photo(), 0, now)));
        assertInstanceOf(Receipt.Rejected.class, channel.send(row(new Part.Letter("", "", List.of()), 0, now)));
        assertEquals(List.of(), server.requests());
    }

    @ParameterizedTest
    @CsvSource({
        "400, 21211, true, the number is invalid: check TWILIO_TO",
        "400, 21614, true, the number cannot receive SMS: check TWILIO_TO",
        "400, 21606, true, check TWILIO_FROM",
        "400, 21659, true, check TWILIO_FROM",
        "400, 21610, true, the recipient unsubscribed",
        "400, 21408, true, switched off",
        "400, 21608, true, verify this one in the Twilio console",
        "400, 30006, true, check TWILIO_TO",
        "403, 99999, true, what Twilio says",
        "400, 21617, false, the text is too long",
        "400, 99999, false, what Twilio says",
    })
    void aRefusalIsToldByItsNumberWithWhatHelps(int status, int code, boolean unreachable, String told) {
        server.script(NUMBER, TwilioReply.refused(status, code, "what Twilio says"));
        Receipt.Rejected rejected = assertInstanceOf(Receipt.Rejected.class, channel.send(first(TEXT)));
        assertTrue(rejected.why().startsWith("error " + code + ": "), rejected.why());
        assertTrue(rejected.why().contains(told), rejected.why());
        assertEquals(unreachable, rejected.unreachable());
    }

    @ParameterizedTest
    @CsvSource({
        "401, 20003, check TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN",
        "404, 20404, check TWILIO_ACCOUNT_SID and TWILIO_API_URL",
        "400, 30002, the account is not active",
    })
    void whatTheSettingsCanMendIsTriedAgain(int status, int code, String told) {
        server.script(NUMBER, TwilioReply.refused(status, code, "what Twilio says"));
        Receipt.Retry retry = assertInstanceOf(Receipt.Retry.class, channel.send(first(TEXT)));
        assertTrue(retry.why().contains(told), retry.why());
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "37, 37", "0, 1", "-5, 1", "99999, 3600", "Wed 21 Oct, 1", "99999999999999999999, 1"})
    void aPauseIsKeptWithinReason(String asked, int seconds) {
        server.script(NUMBER, TwilioReply.tooMany(asked));
        assertEquals(
                new Receipt.Retry(Duration.ofSeconds(seconds), "error 20429: too many requests at a time"),
                channel.send(first(TEXT)));
    }

    @Test
    void messagesThatAreUsedUpForTheDayWaitAnHour() {
        server.script(NUMBER, TwilioReply.refused(429, 63038, "Account exceeded the 50 daily messages limit"));
        assertEquals(
                new Receipt.Retry(Duration.ofHours(1), "error 63038: the account's messages of this day are used up"),
                channel.send(first(TEXT)));
    }

    static Stream<Arguments> unclearAnswers() {
        return Stream.of(
                Arguments.of(TwilioReply.refused(500, 20500, "Internal Server Error"), "error 20500: Internal"),
                Arguments.of(
                        TwilioReply.refused(503, 20503, "Try later").header("Retry-After", "0"), "error 20503: Try"),
                Arguments.of(TwilioReply.badGateway(), "no answer from Twilio: HTTP 502 without JSON"),
                Arguments.of(TwilioReply.answer(408, "{}"), "HTTP 408"),
                Arguments.of(TwilioReply.answer(302, "{}").header("Location", "/"), "HTTP 302"),
                Arguments.of(TwilioReply.answer(201, ""), "no answer from Twilio: HTTP 201 without JSON"),
                Arguments.of(TwilioReply.answer(201, "{}"), "an answer from Twilio without the id"),
                Arguments.of(TwilioReply.answer(201, "{\"sid\":"), "an answer from Twilio that is not understood"),
                Arguments.of(TwilioReply.answer(201, "{".repeat(9000)), "an answer from Twilio that is not understood"),
                Arguments.of(
                        TwilioReply.answer(400, "{\"code\":" + "[".repeat(9000)),
                        "an answer from Twilio that is not understood"),
                Arguments.of(TwilioReply.huge(), "no answer from Twilio: HTTP 201 with more than 1 MiB"),
                Arguments.of(TwilioReply.dropped(), "no answer from Twilio: unexpected end of stream"));
    }

    @ParameterizedTest
    @MethodSource("unclearAnswers")
    void anAnswerThatIsUnclearIsTriedAgainLaterAndNotAtOnce(TwilioReply reply, String told) {
        server.script(NUMBER, reply);
        Receipt.Retry retry = assertInstanceOf(Receipt.Retry.class, channel.send(first(TEXT)));
        assertEquals(Duration.ZERO, retry.after());
        assertTrue(retry.why().startsWith(told), retry.why());
        assertEquals(1, server.requests().size());
    }

    @Test
    void aServerThatIsNotThereIsTriedAgainLater() {
        server.close();
        Receipt.Retry retry = assertInstanceOf(Receipt.Retry.class, channel.send(first(TEXT)));
        assertTrue(retry.why().startsWith("no answer from Twilio: Failed to connect"), retry.why());
    }

    @Test
    void aServerThatSaysNothingOrNeverEndsIsLeftAtTheDeadline() {
        channel = channel(server.url(), Duration.ofMillis(200));
        server.script(NUMBER, TwilioReply.stalled(), TwilioReply.dribbled());
        for (int i = 0; i < 2; i++) {
            assertEquals(new Receipt.Retry(Duration.ZERO, "no answer from Twilio: timeout"), channel.send(first(TEXT)));
        }
        server.script(TwilioServer.LIST, TwilioReply.stalled());
        assertEquals(new Receipt.Retry(Duration.ZERO, "no answer from Twilio: timeout"), channel.send(again(TEXT)));
    }

    @Test
    void noRedirectIsFollowed() throws IOException {
        try (TwilioServer other = new TwilioServer()) {
            for (int status : List.of(301, 302, 303, 307, 308)) {
                server.script(
                        NUMBER,
                        TwilioReply.answer(status, "{}").header("Location", other.url() + "/2010-04-01/Accounts"));
                assertInstanceOf(Receipt.Retry.class, channel.send(first(TEXT)));
            }
            assertEquals(List.of(), other.requests());
        }
    }
}
