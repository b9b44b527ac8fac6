package dev.monitor.deliver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.monitor.config.ProxySettings;
import dev.monitor.config.Secret;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeartbeatTest {
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final String CANARY = "canary-2b91";
    private static final String REFUSAL = """
            HTTP/1.1 407 Login\r
            Proxy-Authenticate: Basic realm="proxy"\r
            Content-Length: 0\r
            Connection: close\r
            \r
            """;

    private static @Nullable String ping(String url, boolean success, @Nullable ProxySettings proxy) {
        return Heartbeat.ping(new Secret(url), success, proxy);
    }

    @ParameterizedTest
    @CsvSource({
        "/canary-2b91, /canary-2b91, /canary-2b91/fail",
        "/canary-2b91/, /canary-2b91/, /canary-2b91/fail",
        "/push?key=a/b&x=1, /push?key=a/b&x=1, /push/fail?key=a/b&x=1",
        "'', /, /fail",
        "?key=1, /?key=1, /fail?key=1",
    })
    void successIsTheAddressItselfAndFailureIsBelowItsPath(String path, String success, String failure)
            throws IOException {
        try (HeartbeatServer server = HeartbeatServer.answering(200)) {
            assertNull(ping(server.url() + path, true, null));
            assertNull(ping(server.url() + path, false, null));
            assertEquals(List.of(success, failure), server.targets());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 404, 410, 500, 503})
    void whatIsNoSuccessIsToldWithoutTheAddressAndNotFollowed(int status) throws IOException {
        try (HeartbeatServer other = HeartbeatServer.answering(200);
                HeartbeatServer server = new HeartbeatServer(
                        false,
                        "HTTP/1.1 " + status + " " + CANARY + "\r\nLocation: " + other.url() + "/" + CANARY
                                + "\r\nContent-Length: 0\r\n\r\n")) {
            assertEquals("HEARTBEAT_URL: refused: HTTP " + status, ping(server.url() + "/" + CANARY, true, null));
            assertEquals(1, server.targets().size());
            assertEquals(List.of(), other.targets());
        }
    }

    @Test
    void nobodyThereIsToldWithoutTheAddress() throws IOException {
        HeartbeatServer server = HeartbeatServer.answering(200);
        String url = server.url() + "/" + CANARY;
        server.close();
        assertEquals("HEARTBEAT_URL: not reached: no connection", ping(url, true, null));
    }

    @Test
    void aServerThatNeverAnswersCostsTheDeadlineAndNoMore() throws Exception {
        try (HeartbeatServer server = new HeartbeatServer(false, "")) {
            assertIsLeftInTime(server);
        }
    }

    @Test
    void aServerThatAnswersByteByByteCostsTheDeadlineAndNoMore() throws Exception {
        try (HeartbeatServer server = new HeartbeatServer(true, "x")) {
            assertIsLeftInTime(server);
        }
    }

    private static void assertIsLeftInTime(HeartbeatServer server) throws InterruptedException {
        long begin = System.nanoTime();
        String fault = Heartbeat.ping(new Secret(server.url() + "/" + CANARY), true, null, SHORT);
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        assertNotNull(fault);
        assertTrue(fault.startsWith("HEARTBEAT_URL: not reached: "), fault);
        assertFalse(fault.contains(CANARY), fault);
        // The real deadline is ten times this one.
        assertTrue(took.compareTo(SHORT.multipliedBy(8)) < 0, took.toString());
        assertTrue(server.isLeft(), "the connection is still open");
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage\r\n\r\n", "HTTP/1.1 twohundred\r\n\r\n", "\r\n", "HTTP/9 OK\r\n\r\n"})
    void anAnswerThatMakesNoSenseIsNoSuccess(String answer) throws IOException {
        try (HeartbeatServer server = new HeartbeatServer(false, answer)) {
            String fault = ping(server.url() + "/" + CANARY, true, null);
            assertNotNull(fault);
            assertTrue(fault.startsWith("HEARTBEAT_URL: not reached: "), fault);
        }
    }

    @Test
    void anHttpProxyIsAskedForTheWholeAddress() throws IOException {
        try (HeartbeatServer proxy = HeartbeatServer.answering(200)) {
            assertNull(ping("http://hc.invalid/" + CANARY, true, http(proxy)));
            assertEquals(List.of("http://hc.invalid/" + CANARY), proxy.targets());
        }
    }

    @ParameterizedTest
    @CsvSource({"http://hc.invalid/canary, http://hc.invalid/canary ", "https://hc.invalid/canary, hc.invalid:443"})
    void anHttpProxyThatWantsThemGetsUserAndPassword(String url, String target) throws IOException {
        try (HeartbeatServer proxy = new HeartbeatServer(false, REFUSAL, "HTTP/1.1 403 No\r\n\r\n")) {
            String fault = ping(url, true, http(proxy));
            assertNotNull(fault);
            assertEquals(List.of(target, target), proxy.targets());
            assertEquals(
                    "Basic YWxpOm9wZW4gc2VzYW1l", proxy.lastRequest().headers().get("proxy-authorization"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    void anHttpProxyThatRefusesThemIsNotAskedOverAndOver(String scheme) throws IOException {
        try (HeartbeatServer proxy = new HeartbeatServer(false, REFUSAL)) {
            String fault = ping(scheme + "://hc.invalid/" + CANARY, true, http(proxy));
            assertNotNull(fault);
            assertFalse(fault.contains(CANARY), fault);
            assertEquals(2, proxy.targets().size());
        }
    }

    @Test
    void aSocksProxyGetsItsLoginAndLooksTheNameUp() throws IOException {
        try (HeartbeatServer server = HeartbeatServer.answering(200);
                Socks5Server socks = new Socks5Server(server.port(), "ali:open sesame")) {
            assertNull(ping("http://hc.invalid/" + CANARY, true, proxy(ProxySettings.Kind.SOCKS5, socks.port())));
            assertEquals(List.of("hc.invalid"), socks.asked());
            assertEquals(List.of("/" + CANARY), server.targets());
        }
    }

    private static ProxySettings http(HeartbeatServer proxy) {
        return proxy(ProxySettings.Kind.HTTP, proxy.port());
    }

    private static ProxySettings proxy(ProxySettings.Kind kind, int port) {
        return new ProxySettings(kind, "127.0.0.1", port, "ali", new Secret("open sesame"));
    }
}
