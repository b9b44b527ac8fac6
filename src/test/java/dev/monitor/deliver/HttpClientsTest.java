package dev.monitor.deliver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.monitor.model.Part;
import dev.monitor.model.Receipt;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the HTTP client may not do behind our back, seen from the server. */
class HttpClientsTest {
    private BotApiServer server;
    private TelegramChannel channel;

    @BeforeEach
    void start() throws IOException {
        server = new BotApiServer();
        channel = new TelegramChannel(new TelegramApi(server.settings(), null), Rows.DRAWING, Rows.PLAIN);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    static Stream<Arguments> invitationsToRepeat() {
        return Stream.of(
                Arguments.of("503", BotApiReply.answer(503, "").header("Retry-After: 0")),
                Arguments.of("408", BotApiReply.answer(408, "")),
                Arguments.of("408 at once", BotApiReply.answer(408, "").header("Retry-After: 0")),
                Arguments.of("421", BotApiReply.answer(421, "")),
                Arguments.of("502", BotApiReply.badGateway()),
                Arguments.of("dropped", BotApiReply.dropped()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("invitationsToRepeat")
    void aRequestOverAFreshConnectionIsMadeOnce(String name, BotApiReply reply) {
        assertIsMadeOnce(reply, Rows.text("hello"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("invitationsToRepeat")
    void aRequestOverAKeptConnectionIsMadeOnce(String name, BotApiReply reply) {
        assertInstanceOf(Receipt.Delivered.class, channel.send(Rows.row("-1", Rows.text("before"))));
        assertIsMadeOnce(reply, Rows.text("hello"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("invitationsToRepeat")
    void aPhotoIsSentOnce(String name, BotApiReply reply) {
        assertIsMadeOnce(reply, Rows.photo());
    }

    private void assertIsMadeOnce(BotApiReply reply, Part content) {
        server.script("-100", reply);
        assertInstanceOf(Receipt.Retry.class, channel.send(Rows.row("-100", content)));
        assertEquals(1, server.requests("-100").size());
        // One reply is scripted: a repeated request would have succeeded, and so does the next.
        assertInstanceOf(Receipt.Delivered.class, channel.send(Rows.row("-100", content)));
        assertEquals(2, server.requests("-100").size());
    }

    @Test
    void noRedirectIsFollowed() throws IOException {
        try (BotApiServer other = new BotApiServer()) {
            for (int status : List.of(301, 302, 303, 307, 308)) {
                String location = "Location: " + other.url() + "/bot" + BotApiServer.TOKEN + "/sendMessage";
                server.script("-100", BotApiReply.answer(status, "").header(location));
                assertInstanceOf(Receipt.Retry.class, channel.send(Rows.row("-100", Rows.text("hello"))));
            }
            assertEquals(5, server.requests().size());
            assertEquals(List.of(), other.requests());
        }
    }

    @Test
    void anAddressThatRefusesIsPassedOverForTheNextBeforeAnythingIsSent() throws IOException {
        List<InetAddress> addresses = List.of(
                InetAddress.getByAddress(new byte[] {127, 0, 0, 2}),
                InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        OkHttpClient client = HttpClients.builder(null, Duration.ofSeconds(10))
                .dns(host -> addresses)
                .build();
        Request request = new Request.Builder()
                .url("http://api.invalid:" + server.port() + "/bot" + BotApiServer.TOKEN + "/getMe")
                .post(RequestBody.create("", null))
                .build();
        try (Response response = client.newCall(request).execute()) {
            assertEquals(200, response.code());
        }
        assertEquals(1, server.requests().size());
    }

    @Test
    void noThreadOfItKeepsTheProgramAlive() {
        channel.send(Rows.row("-100", Rows.text("hello")));
        List<Thread> threads = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("OkHttp")
                        || thread.getName().startsWith("Okio"))
                .toList();
        assertFalse(threads.isEmpty());
        assertTrue(threads.stream().allMatch(Thread::isDaemon), threads::toString);
    }
}
