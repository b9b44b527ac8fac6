package dev.monitor.deliver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.monitor.config.ProxySettings;
import dev.monitor.config.Secret;
import dev.monitor.config.TelegramSettings;
import dev.monitor.model.Delivery;
import dev.monitor.model.Receipt;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProxyAccessTest {
    private static final URI ELSEWHERE = URI.create("http://api.invalid");
    private static final Delivery ROW = Rows.row("-100", Rows.text("hello"));

    private BotApiServer server;

    @BeforeEach
    void start() throws IOException {
        server = new BotApiServer();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    /** A channel to a server whose name only the proxy can look up. */
    private static Channel channel(ProxySettings proxy) {
        TelegramSettings settings = new TelegramSettings(new Secret(BotApiServer.TOKEN), ELSEWHERE, List.of());
        return new TelegramChannel(new TelegramApi(settings, proxy), Rows.DRAWING, Rows.PLAIN);
    }

    private ProxySettings http(String user) {
        Secret password = new Secret("open sesame");
        return new ProxySettings(ProxySettings.Kind.HTTP, "127.0.0.1", server.port(), user, password);
    }

    @Test
    void anHttpProxyIsAskedForTheWholeAddress() {
        ProxySettings open = new ProxySettings(ProxySettings.Kind.HTTP, "127.0.0.1", server.port(), null, null);
        assertInstanceOf(Receipt.Delivered.class, channel(open).send(ROW));
        assertEquals(
                ELSEWHERE + "/bot" + BotApiServer.TOKEN + "/sendMessage",
                server.requests().get(0).target());
    }

    @Test
    void anHttpProxyThatWantsThemGetsUserAndPassword() {
        server.script("-100", BotApiReply.answer(407, "").header("Proxy-Authenticate: Basic realm=\"proxy\""));
        assertInstanceOf(Receipt.Delivered.class, channel(http("ali")).send(ROW));
        assertEquals(
                "Basic YWxpOm9wZW4gc2VzYW1l", server.requests().get(1).headers().get("proxy-authorization"));
    }

    @Test
    void anHttpProxyThatRefusesThemIsNotAskedOverAndOver() {
        BotApiReply refused = BotApiReply.answer(407, "").header("Proxy-Authenticate: Basic realm=\"proxy\"");
        server.script("-100", refused, refused, refused);
        assertInstanceOf(Receipt.Retry.class, channel(http("ali")).send(ROW));
        assertEquals(2, server.requests().size());
    }

    @Test
    void aSocksProxyGetsUserAndPasswordAndLooksTheNameUp() throws IOException {
        try (Socks5Server socks = new Socks5Server(server.port(), "ali:open sesame")) {
            ProxySettings proxy = new ProxySettings(
                    ProxySettings.Kind.SOCKS5, "127.0.0.1", socks.port(), "ali", new Secret("open sesame"));
            assertInstanceOf(Receipt.Delivered.class, channel(proxy).send(ROW));
            assertEquals(List.of("api.invalid"), socks.asked());
            assertEquals(1, server.requests().size());
        }
    }

    @Test
    void aSocksProxyThatRefusesThemIsATransientFailure() throws IOException {
        try (Socks5Server socks = new Socks5Server(server.port(), "ali:another")) {
            ProxySettings proxy = new ProxySettings(
                    ProxySettings.Kind.SOCKS5, "127.0.0.1", socks.port(), "ali", new Secret("open sesame"));
            assertInstanceOf(Receipt.Retry.class, channel(proxy).send(ROW));
            assertEquals(List.of(), server.requests());
        }
    }
}
