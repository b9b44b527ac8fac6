package dev.monitor.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.monitor.cli.Monitored;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is answered, and what happens to those who are not. */
class WebAccessTest {
    private static final Map<String, String> LOGIN = Map.of("WEB_USER", "admin", "WEB_PASSWORD", "pass:wörd");

    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource({
        "localhost, 200",
        "LOCALHOST:9, 200",
        "127.0.0.1, 200",
        "127.0.0.53:80, 200",
        "[::1]:8080, 200",
        "web1.example.org, 200",
        "web1.example.org.:80, 200",
        "evil.example.org, 421",
        "127.0.0.1.evil.example.org, 421",
        "localhost.evil.example.org, 421",
        "192.0.2.7, 421",
        "localhost:80:80, 400",
        "[::1, 400",
        "'', 400",
    })
    void onlyItsOwnNamesAreAnswered(String host, int status) throws Exception {
        try (Served served = Served.start(folder, Map.of("HOST_NAME", "web1.example.org"), null)) {
            String answer = served.raw("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
            assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), answer);
        }
    }

    @Test
    void aRequestHasOneHost() throws Exception {
        try (Served served = Served.start(folder, Map.of(), null)) {
            assertTrue(served.raw("GET / HTTP/1.1\r\nConnection: close\r\n\r\n").startsWith("HTTP/1.1 400 "));
            assertTrue(served.raw("GET / HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                    .startsWith("HTTP/1.1 400 "));
            assertTrue(served.raw("GET http://localhost/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                    .startsWith("HTTP/1.1 400 "));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../../etc/passwd", "/assets/../index.html", "/assets/%2e%2e/%2e%2e/etc/passwd", "/assets/..%2fapp.js",
                        "/assets/app.js/", "/assets/",
                "/index.html", "/dev/monitor/web/app.js", "/api/v1", "/api/v2/overview", "/%00", "/assets//app.js",
            })
    void otherPathsAreNotThere(String path) throws Exception {
        try (Served served = Served.start(folder, Map.of(), null)) {
            String answer = served.raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            assertTrue(answer.startsWith("HTTP/1.1 404 "), answer);
            assertFalse(answer.contains("Exception") || answer.contains("root:"), answer);
        }
    }

    @Test
    void whatIsNoDecentRequestGetsAShortLine() throws Exception {
        try (Served served = Served.start(folder, Map.of(), null)) {
            String rest = " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";
            Map<String, String> requests = Map.of(
                    "405", "POST /api/v1/overview" + rest + "Content-Length: 5\r\n\r\nhello",
                    "414", "GET /" + "a".repeat(5000) + rest + "\r\n",
                    "431", "GET /" + rest + "X: " + "b".repeat(20_000) + "\r\n\r\n",
                    "400", "GET /%zz" + rest + "\r\n");
            for (Map.Entry<String, String> request : requests.entrySet()) {
                String answer = served.raw(request.getValue());
                assertTrue(answer.startsWith("HTTP/1.1 " + request.getKey() + " "), answer);
                assertTrue(answer.length() < 1500 && !answer.contains("\tat "), answer);
            }
            assertTrue(
                    served.raw("GET /" + rest + "X: 1\r\n".repeat(150) + "\r\n").startsWith("HTTP/1.1 431 "));
            assertTrue(served.raw("BREW" + " /" + rest + "\r\n").contains("Allow: GET, HEAD"));
            assertFalse(served.said().contains("a bug"), served.said());
        }
    }

    @Test
    void everyAnswerForbidsWhatAPageDoesNotNeed() throws Exception {
        try (Served served = Served.start(folder, Map.of(), null)) {
            for (String path : List.of("/", "/assets/app.js", "/api/v1/overview", "/nowhere", "/api/v1/series")) {
                HttpResponse<String> answer = served.get(path);
                String policy =
                        answer.headers().firstValue("Content-Security-Policy").orElse("");
                assertTrue(
                        policy.startsWith("default-src 'none'; ")
                                && policy.contains("frame-ancestors 'none'")
                                && !policy.contains("unsafe"),
                        policy);
                assertEquals(
                        "nosniff",
                        answer.headers().firstValue("X-Content-Type-Options").orElse(""));
                assertEquals(
                        "no-referrer",
                        answer.headers().firstValue("Referrer-Policy").orElse(""));
                assertTrue(answer.headers().firstValue("Set-Cookie").isEmpty());
            }
            String page = served.get("/").body();
            assertFalse(
                    page.contains("style=")
                            || page.contains("<script>")
                            || page.contains("http://")
                            || page.contains("onclick"),
                    page);
        }
    }

    @Test
    void whatTheBrowserHasIsNotSentAgainAndHeadSendsNoBody() throws Exception {
        try (Served served = Served.start(folder, Map.of(), null)) {
            HttpResponse<String> first = served.get("/assets/vendor/chart.js");
            assertTrue(first.body().contains("Chart.js v"), "the library is there");
            String tag = first.headers().firstValue("ETag").orElse("");
            assertEquals(
                    304,
                    served.get("/assets/vendor/chart.js", "If-None-Match", tag).statusCode());
            assertEquals(
                    "gzip",
                    served.get("/assets/vendor/chart.js", "Accept-Encoding", "gzip")
                            .headers()
                            .firstValue("Content-Encoding")
                            .orElse(""));
            HttpResponse<String> head = served.send("HEAD", "/assets/vendor/chart.js");
            assertEquals("", head.body());
            assertEquals(
                    first.body().getBytes(StandardCharsets.UTF_8).length,
                    head.headers().firstValueAsLong("Content-Length").orElse(0));
        }
    }

    @Test
    void withAPasswordNothingIsToldWithoutIt() throws Exception {
        try (Served served = Served.start(folder, LOGIN, null)) {
            for (String path : List.of("/", "/assets/app.js", "/api/v1/overview", "/metrics", "/nowhere")) {
                HttpResponse<String> answer = served.get(path);
                assertEquals(401, answer.statusCode(), path);
                assertTrue(answer.headers()
                        .firstValue("WWW-Authenticate")
                        .orElse("")
                        .startsWith("Basic realm="));
                assertNotEquals(
                        401, served.get(path, authorization("admin:pass:wörd")).statusCode(), path);
            }
            assertEquals(503, served.get("/healthz").statusCode(), "a watcher on this machine needs none");
            assertFalse(served.said().contains("wörd"));
        }
    }

    @Test
    void whoGuessesMustWait() throws Exception {
        try (Served served = Served.start(folder, LOGIN, Instant.parse("2026-03-04T12:00:00Z"))) {
            for (String wrong :
                    List.of("admin:", "admin:pass", ":", "", "root:pass:wörd", "a:b", "a:c", "a:d", "a:e", "a:f")) {
                assertEquals(401, served.get("/", authorization(wrong)).statusCode());
            }
            HttpResponse<String> refused = served.get("/", authorization("admin:pass:wörd"));
            assertEquals(429, refused.statusCode());
            assertEquals("61", refused.headers().firstValue("Retry-After").orElse(""));
        }
    }

    private static String[] authorization(String credentials) {
        return new String[] {
            "Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8))
        };
    }

    @Test
    void whoIsSlowKeepsNobodyWaiting() throws Exception {
        Recorded.make(folder.resolve("state"), Instant.now(), Duration.ofMinutes(5), Duration.ofHours(2));
        List<Socket> slow = new ArrayList<>();
        try (Served served = Served.start(folder, Map.of(), null)) {
            for (int i = 0; i < 200; i++) {
                Socket socket = new Socket(served.url().getHost(), served.url().getPort());
                slow.add(socket);
                socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: lo".getBytes(StandardCharsets.UTF_8));
            }
            long begin = System.nanoTime();
            for (int i = 0; i < 20; i++) {
                assertEquals(200, served.get("/api/v1/overview").statusCode());
            }
            // Each of the slow ones may take five seconds; were any of them waited for, it would be longer than this.
            assertTrue(System.nanoTime() - begin < 4_000_000_000L);
            assertEquals(-1, slow.get(0).getInputStream().read(), "in the end the slow one is sent away");
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    void withoutARunItSaysWhatToDo() throws Exception {
        try (Served served = Served.start(folder, Map.of(), null)) {
            assertTrue(served.get("/api/v1/overview").body().contains("\"state\":\"empty\""));
            HttpResponse<String> history = served.get("/api/v1/history?metric=load1");
            assertEquals(503, history.statusCode());
            assertTrue(history.body().contains("cron.example"), history.body());
            assertEquals(503, served.get("/healthz").statusCode());
        }
    }

    @Test
    void aDamagedStoreIsALine() throws Exception {
        Recorded.make(folder.resolve("state"), Instant.now(), Duration.ZERO, Duration.ofHours(1));
        Files.write(folder.resolve("state/monitor.db"), "garbage ".repeat(1000).getBytes(StandardCharsets.UTF_8));
        try (Served served = Served.start(folder, Map.of(), null)) {
            assertTrue(served.get("/api/v1/overview").body().contains("\"state\":\"unreadable\""));
            HttpResponse<String> series = served.get("/api/v1/series");
            assertEquals(503, series.statusCode());
            assertTrue(series.body().contains("is damaged"), series.body());
        }
    }

    @Test
    void oldDataIsNotTakenForThePresent() throws Exception {
        Instant now = Instant.parse("2026-03-04T12:00:00Z");
        Recorded.make(folder.resolve("state"), now.minusSeconds(720), Duration.ZERO, Duration.ofHours(1));
        try (Served served = Served.start(folder, Map.of(), now)) {
            assertTrue(served.get("/api/v1/overview").body().contains("The last run was 12 minutes ago"));
            assertEquals(503, served.get("/healthz").statusCode());
        }
    }

    @Test
    void anAddressThatCannotBeHadIsOneLineThatNamesTheSetting() throws IOException, InterruptedException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Served served = Served.start(folder, Map.of("WEB_LISTEN", "127.0.0.1:" + taken.getLocalPort()), null)) {
            assertEquals(69, served.exit());
            assertEquals(
                    "monitor: WEB_LISTEN: port " + taken.getLocalPort()
                            + " is in use by another program; stop that or take another port\n",
                    served.said());
        }
        try (Served served =
                Served.start(folder, Map.of("WEB_LISTEN", "192.0.2.1:0", "WEB_USER", "a", "WEB_PASSWORD", "b"), null)) {
            assertEquals(78, served.exit());
            assertTrue(served.said().contains("192.0.2.1 is no address of this machine"), served.said());
        }
        assertEquals(
                78,
                new Monitored(folder)
                        .set("WEB_LISTEN", "0.0.0.0:0")
                        .run("serve")
                        .exit());
    }
}
