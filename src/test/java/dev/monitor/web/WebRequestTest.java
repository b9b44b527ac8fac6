package dev.monitor.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of requests that no page of this server makes, and of a store that is not as it should be. */
class WebRequestTest {
    @TempDir
    Path folder = Path.of("");

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
}
