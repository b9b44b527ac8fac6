package dev.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.monitor.web.Recorded;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code serve} as a process of its own: who may read the store is enough to run it. */
class WebIT {
    @TempDir
    Path folder = Path.of("");

    @Test
    void aUserWhoMayOnlyReadTheStoreServesIt() throws Exception {
        assumeTrue(MonitorJar.isRoot(), "needs root, to become somebody else");
        MonitorJar jar = new MonitorJar(folder).set("WEB_LISTEN", "127.0.0.1:0");
        assertEquals(0, jar.run("collect").exit());
        Files.setAttribute(folder.resolve("state"), "unix:gid", 65534);
        Process process = jar.asNobody().startAloud("serve");
        try {
            URI url = url(process);
            assertEquals(200, get(url.resolve("/healthz")).statusCode());
            assertTrue(get(url.resolve("/api/v1/overview")).body().contains("\"memory_percent\":"));
            assertEquals(200, get(url.resolve("/assets/vendor/chart.js")).statusCode());
            assertEquals(0, jarOfRoot().run("collect").exit(), "runs go on meanwhile");
            assertTrue(get(url.resolve("/api/v1/runs?limit=2")).body().contains("\"runs\""));
        } finally {
            process.destroy();
        }
        assertTrue(process.waitFor(5, TimeUnit.SECONDS), "SIGTERM ends it at once");
        assertEquals(0, process.exitValue());
    }

    private MonitorJar jarOfRoot() {
        return new MonitorJar(folder);
    }

    @Test
    void aYearOfItsGraphsIsThereInAMoment() throws Exception {
        Recorded.make(folder.resolve("state"), Instant.now(), Duration.ofDays(2), Duration.ofDays(365));
        Process process =
                new MonitorJar(folder).set("WEB_LISTEN", "127.0.0.1:0").startAloud("serve");
        try {
            String query =
                    "/api/v1/history?metric=cpu_percent,memory_percent,load1,load5,load15,users&from=365d&points=";
            URI url = url(process);
            long fastest = Long.MAX_VALUE;
            for (int points = 300; points < 310; points++) {
                long begin = System.nanoTime();
                HttpResponse<String> answer = get(url.resolve(query + points));
                fastest = Math.min(fastest, System.nanoTime() - begin);
                assertTrue(answer.body().contains("\"step_seconds\":"), answer.body());
            }
            assertTrue(fastest < 300_000_000, fastest / 1_000_000 + " ms");
        } finally {
            process.destroy();
        }
        assertEquals(0, process.waitFor());
    }

    private static URI url(Process process) throws IOException {
        BufferedReader err =
                new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
        String line = err.readLine();
        assertTrue(line != null && line.startsWith("monitor: http://"), line);
        return URI.create(line.split(" ", -1)[1]);
    }

    private static HttpResponse<String> get(URI url) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.ofString());
    }
}
