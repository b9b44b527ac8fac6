package dev.monitor.deliver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.monitor.model.Part;
import dev.monitor.model.Receipt;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TelegramChannelTest {
    private BotApiServer server;
    private TelegramChannel channel;

    @BeforeEach
    void start() throws IOException {
        server = new BotApiServer();
        channel = channel(Rows.DRAWING);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private TelegramChannel channel(Drawing drawing) {
        return new TelegramChannel(new TelegramApi(server.settings(), null), drawing, Rows.PLAIN);
    }

    private BotApiRequest onlyRequest() {
        List<BotApiRequest> requests = server.requests();
        assertEquals(1, requests.size(), () -> "" + requests);
        return requests.get(0);
    }

    private Receipt sendText() {
        return channel.send(Rows.row("-100", Rows.text("<b>hello</b>")));
    }

    @Test
    void aTextGoesOutAsHtmlWithoutLinkPreviewAndIsKnownByItsId() {
        Receipt receipt = channel.send(Rows.row("-100123", Rows.text("<b>a &amp; ü</b> 😀")));
        assertEquals(new Receipt.Delivered("101"), receipt);
        BotApiRequest request = onlyRequest();
        assertEquals("sendMessage", request.method());
        assertEquals("-100123", request.chat());
        assertEquals("<b>a &amp; ü</b> 😀", request.text());
        assertEquals("HTML", request.parseMode());
        assertEquals("", request.thread());
        assertEquals("{\"is_disabled\":true}", request.fields().get("link_preview_options"));
        assertFalse(request.fields().containsKey("disable_notification"));
    }

    @ParameterizedTest
    @CsvSource({"-100123:17, -100123, 17", "@ops, @ops, ''", "@ops:4, @ops, 4", "42, 42, ''"})
    void aRecipientIsAnIdOrAChannelWithOrWithoutTopic(String recipient, String chat, String topic) {
        assertInstanceOf(Receipt.Delivered.class, channel.send(Rows.row(recipient, Rows.text("x"))));
        assertInstanceOf(Receipt.Delivered.class, channel.send(Rows.row(recipient, Rows.photo())));
        for (BotApiRequest request : server.requests()) {
            assertEquals(chat, request.chat());
            assertEquals(topic, request.thread());
        }
        assertEquals(2, server.requests().size());
    }

    @Test
    void aTopicThatIsNoNumberIsRejectedWithoutARequest() {
        Receipt receipt = channel.send(Rows.row("-100:news", Rows.text("x")));
        assertEquals(new Receipt.Rejected("no chat: -100:news (a topic is a number: check CHAT_ID)", true), receipt);
        assertEquals(List.of(), server.requests());
    }

    @Test
    void aChartGoesOutAsAPngFileWithItsCaption() throws java.io.IOException {
        assertEquals(new Receipt.Delivered("101"), channel.send(Rows.row("-100", Rows.photo())));
        BotApiRequest request = onlyRequest();
        assertEquals("sendPhoto", request.method());
        assertEquals("CPU by user", request.caption());
        assertEquals("chart.png", request.fileName());
        assertEquals("image/png", request.fileType());
        assertEquals(ByteString.of(Rows.DRAWING.png(Rows.FIGURE)), request.file());
    }

    @ParameterizedTest
    @ValueSource(classes = {IllegalStateException.class, InternalError.class, NoClassDefFoundError.class})
    void aChartThatCannotBeDrawnIsRejectedWithoutARequest(Class<? extends Throwable> fault) throws Exception {
        Throwable thrown = fault.getConstructor(String.class).newInstance("no\nfonts");
        Receipt receipt = channel(figure -> sneak(thrown)).send(Rows.row("-100", Rows.photo()));
        assertEquals(new Receipt.Rejected("the chart could not be drawn: " + fault.getName() + ": no fonts"), receipt);
        assertEquals(List.of(), server.requests());
    }

    private static byte[] sneak(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) thrown;
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "37, 37", "0, 1", "-5, 1"})
    void aPauseThatIsAskedForIsASecondAtLeast(int asked, int kept) {
        server.script("-100", BotApiReply.tooMany(asked));
        assertEquals(new Receipt.Retry(Duration.ofSeconds(kept), "Too Many Requests: retry later"), sendText());
    }

    @Test
    void aServersOwnTroubleIsTriedAgainLater() {
        server.script("-100", BotApiReply.refused(500, "Internal Server Error"));
        assertEquals(new Receipt.Retry(Duration.ZERO, "Internal Server Error"), sendText());
    }

    @ParameterizedTest
    @CsvSource({
        "502, <html>, HTTP 502 without JSON",
        "404, not here, HTTP 404 without JSON",
        "200, '', HTTP 200 without JSON",
        "200, [1], HTTP 200 without JSON"
    })
    void aPageInsteadOfAnAnswerIsTriedAgainLater(int status, String body, String why) {
        server.script("-100", BotApiReply.answer(status, body));
        assertEquals(new Receipt.Retry(Duration.ZERO, "no answer from Telegram: " + why), sendText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"ok\":", "{\"ok\":true,\"result\":7}", "{\"ok\":\"\\u0000\"", "{\"ok\": true]"})
    void brokenJsonIsTriedAgainLater(String body) {
        server.script("-100", BotApiReply.answer(200, body));
        assertEquals(new Receipt.Retry(Duration.ZERO, "an answer from Telegram that is not understood"), sendText());
    }

    @Test
    void jsonOfSomethingElseIsTriedAgainLater() {
        server.script("-100", BotApiReply.answer(200, "{}"));
        assertEquals(new Receipt.Retry(Duration.ZERO, "error 0"), sendText());
    }

    @Test
    void anAnswerThatQuotesTheMessageInANewFormStillCountsAsArrived() {
        server.script("-100", BotApiReply.result("{\"message_id\":7,\"date\":\"tomorrow\",\"chat\":[],\"text\":{}}"));
        assertEquals(new Receipt.Delivered("7"), sendText());
    }

    @Test
    void anEndlessAnswerIsNotReadToItsEnd() {
        server.script("-100", BotApiReply.answer(200, "{" + " ".repeat(2 << 20)));
        assertEquals(
                new Receipt.Retry(Duration.ZERO, "no answer from Telegram: HTTP 200 with more than 1 MiB"), sendText());
    }

    @Test
    void aServerThatIsNotThereIsTriedAgainLater() throws IOException {
        server.close();
        String why = assertInstanceOf(Receipt.Retry.class, sendText()).why();
        assertTrue(why.startsWith("no answer from Telegram: Failed to connect"), why);
    }

    @Test
    void aServerThatSaysNothingIsLeftAtTheDeadline() {
        server.script("-100", BotApiReply.stalled());
        TelegramApi hasty = new TelegramApi(server.settings(), null, Duration.ofMillis(200));
        Receipt receipt = new TelegramChannel(hasty, Rows.DRAWING, Rows.PLAIN).send(Rows.row("-100", Rows.text("x")));
        assertEquals(new Receipt.Retry(Duration.ZERO, "no answer from Telegram: timeout"), receipt);
    }

    @Test
    void aGroupThatMovedIsFollowedIntoTheSameTopic() {
        server.script("-100", BotApiReply.moved("-100987"), BotApiReply.moved("-100987"));
        assertEquals(new Receipt.Moved("-100987"), sendText());
        assertEquals(new Receipt.Moved("-100987:5"), channel.send(Rows.row("-100:5", Rows.text("x"))));
    }

    @Test
    void refusedMarkupIsSentOnceMoreAsPlainText() {
        server.script("-100", BotApiReply.refused(400, "Bad Request: can't parse entities: Can't find end tag"));
        assertEquals(new Receipt.Delivered("101"), channel.send(Rows.row("-100:3", Rows.text("<b>hello</b>"))));
        assertEquals(2, server.requests().size());
        BotApiRequest again = server.requests().get(1);
        assertEquals("hello", again.text());
        assertEquals("", again.parseMode());
        assertEquals("3", again.thread());
    }

    @Test
    void aPlainTextThatIsRefusedTooIsTheEnd() {
        BotApiReply refused = BotApiReply.refused(400, "Bad Request: can't parse entities: whatever");
        server.script("-100", refused, refused);
        assertEquals(new Receipt.Rejected("Bad Request: can't parse entities: whatever"), sendText());
        assertEquals(2, server.requests().size());
    }

    @ParameterizedTest
    @CsvSource({
        "403, Forbidden: bot was kicked from the group chat, true, let it in again",
        "400, Bad Request: chat not found, true, add the bot to the chat",
        "400, Bad Request: message is too long, false, ''",
        "413, Request Entity Too Large, false, ''",
    })
    void aRefusalIsToldWithWhatHelps(int code, String said, boolean unreachable, String advice) {
        server.script("-100", BotApiReply.refused(code, said));
        Receipt.Rejected rejected = assertInstanceOf(Receipt.Rejected.class, sendText());
        assertTrue(rejected.why().startsWith(said), rejected.why());
        assertTrue(rejected.why().contains(advice), rejected.why());
        assertEquals(advice.isEmpty(), rejected.why().equals(said), rejected.why());
        assertEquals(unreachable, rejected.unreachable());
    }

    @ParameterizedTest
    @CsvSource({
        "401, Unauthorized, the token is wrong: check BOT_TOKEN",
        "404, Not Found, there is no such bot or server: check BOT_TOKEN and TELEGRAM_API_URL",
    })
    void aBotThatIsRefusedCostsNoMessageSinceItsSettingsCanBeMended(int code, String said, String advice) {
        server.script("-100", BotApiReply.refused(code, said));
        assertEquals(new Receipt.Retry(Duration.ZERO, said + " (" + advice + ")"), sendText());
    }

    @Test
    void aPhotoThatIsTooLargeForTheFrontServerIsRejected() {
        server.script("-100", BotApiReply.answer(413, "<html>413</html>"));
        assertEquals(
                new Receipt.Rejected("too large for Telegram: HTTP 413"), channel.send(Rows.row("-100", Rows.photo())));
    }

    @Test
    void whatTheOtherSideSaysBecomesOneShortLineWithoutTheToken() {
        String said = "Bad\nRequest\u001b[2J\u202e " + BotApiServer.TOKEN + " " + "x".repeat(1000);
        server.script("-100", BotApiReply.refused(400, said), BotApiReply.refused(500, said));
        String rejected = assertInstanceOf(Receipt.Rejected.class, sendText()).why();
        assertTrue(rejected.startsWith("Bad Request [2J  *** xxx"), rejected);
        assertEquals(300, rejected.length());
        assertEquals(rejected, assertInstanceOf(Receipt.Retry.class, sendText()).why());
    }

    @Test
    void theTokenIsInNothingThatIsKept() throws IOException {
        StringBuilder kept = new StringBuilder();
        kept.append(server.settings("-100"));
        String quoting = "no such address: /bot" + BotApiServer.TOKEN + "/sendMessage";
        server.script(
                "-100",
                BotApiReply.refused(404, quoting),
                BotApiReply.refused(429, quoting),
                BotApiReply.answer(200, "{\"ok\":" + quoting + "}"),
                BotApiReply.answer(502, quoting),
                BotApiReply.dropped());
        for (int i = 0; i < 5; i++) {
            kept.append(sendText());
        }
        assertEquals(5, server.requests().size());
        server.close();
        kept.append(sendText());
        assertTrue(kept.toString().contains("***"), kept.toString());
        assertFalse(kept.toString().contains(BotApiServer.TOKEN.substring(10)), kept.toString());
    }

    private static Part captioned() {
        return new Part.Text("<b>memory</b> 97% &gt; 90%", Rows.FIGURE);
    }

    @Test
    void aTextWithAChartIsItsCaption() throws IOException {
        assertEquals(new Receipt.Delivered("101"), channel.send(Rows.row("-100:7", captioned())));
        BotApiRequest request = onlyRequest();
        assertEquals("sendPhoto", request.method());
        assertEquals("<b>memory</b> 97% &gt; 90%", request.caption());
        assertEquals("HTML", request.parseMode());
        assertEquals("7", request.thread());
        assertEquals(ByteString.of(Rows.DRAWING.png(Rows.FIGURE)), request.file());
    }

    @ParameterizedTest
    @ValueSource(classes = {IllegalStateException.class, InternalError.class, NoClassDefFoundError.class})
    void aChartThatCannotBeDrawnCostsNoText(Class<? extends Throwable> fault) throws Exception {
        Throwable thrown = fault.getConstructor(String.class).newInstance("no fonts");
        Receipt receipt = channel(figure -> sneak(thrown)).send(Rows.row("-100", captioned()));
        assertEquals(new Receipt.Delivered("101"), receipt);
        assertEquals("sendMessage", onlyRequest().method());
        assertEquals("<b>memory</b> 97% &gt; 90%", onlyRequest().text());
    }

    @ParameterizedTest
    @CsvSource({
        "400, Bad Request: PHOTO_INVALID_DIMENSIONS",
        "400, Bad Request: message caption is too long",
        "400, Bad Request: not enough rights to send photos to the chat",
        "413, Request Entity Too Large"
    })
    void aChartThatIsRefusedCostsNoText(int code, String said) {
        server.script("-100", BotApiReply.refused(code, said));
        assertEquals(new Receipt.Delivered("101"), channel.send(Rows.row("-100:7", captioned())));
        assertEquals(
                List.of("sendPhoto", "sendMessage"),
                server.requests().stream().map(BotApiRequest::method).toList());
        assertEquals("7", server.requests().get(1).thread());
        assertEquals("HTML", server.requests().get(1).parseMode());
    }

    @Test
    void aChartThatIsTooLargeForTheFrontServerCostsNoText() {
        server.script("-100", BotApiReply.answer(413, "<html>413</html>"));
        assertEquals(new Receipt.Delivered("101"), channel.send(Rows.row("-100", captioned())));
        assertEquals("sendMessage", server.requests().get(1).method());
    }

    @Test
    void markupThatIsRefusedInACaptionEndsAsPlainText() {
        BotApiReply refused = BotApiReply.refused(400, "Bad Request: can't parse entities: whatever");
        server.script("-100", refused, refused);
        assertEquals(new Receipt.Delivered("101"), channel.send(Rows.row("-100", captioned())));
        assertEquals(3, server.requests().size());
        assertEquals("memory 97% &gt; 90%", server.requests().get(2).text());
        assertEquals("", server.requests().get(2).parseMode());
    }

    @Test
    void aChartThatMayHaveArrivedIsNotFollowedByItsText() {
        List<BotApiReply> unclear = List.of(
                BotApiReply.dropped(),
                BotApiReply.badGateway(),
                BotApiReply.refused(500, "Internal Server Error"),
                BotApiReply.tooMany(5),
                BotApiReply.answer(200, "{\"ok\":"));
        for (BotApiReply reply : unclear) {
            server.script("-100", reply);
            assertInstanceOf(Receipt.Retry.class, channel.send(Rows.row("-100", captioned())));
        }
        assertEquals(unclear.size(), server.requests().size());
    }

    @Test
    void aChatThatIsOutOfReachIsAskedOnce() {
        server.script(
                "-100",
                BotApiReply.refused(403, "Forbidden: bot was kicked"),
                BotApiReply.refused(400, "Bad Request: chat not found"),
                BotApiReply.moved("-100987"));
        assertTrue(assertInstanceOf(Receipt.Rejected.class, channel.send(Rows.row("-100", captioned())))
                .unreachable());
        assertTrue(assertInstanceOf(Receipt.Rejected.class, channel.send(Rows.row("-100", captioned())))
                .unreachable());
        assertEquals(new Receipt.Moved("-100987"), channel.send(Rows.row("-100", captioned())));
        assertEquals(3, server.requests().size());
    }

    @Test
    void whatIsSilentMakesNoSound() {
        server.script("-100", BotApiReply.ok(), BotApiReply.ok(), BotApiReply.refused(400, "Bad Request: no photo"));
        for (Part part : List.of(Rows.text("x"), Rows.photo(), captioned())) {
            assertInstanceOf(Receipt.Delivered.class, channel.send(Rows.silent(Rows.row("-100", part))));
        }
        assertEquals(4, server.requests().size());
        for (BotApiRequest request : server.requests()) {
            assertEquals("true", request.fields().get("disable_notification"));
        }
    }
}
