package dev.monitor.web;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.monitor.cli.Cli;
import dev.monitor.cli.World;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The real command {@code serve}, in a thread of this JVM, on a port that was free. */
public final class Served implements AutoCloseable {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final CountDownLatch told = new CountDownLatch(1);
    private final Thread thread;
    private final HttpClient client = HttpClient.newHttpClient();
    private volatile int exit = -1;

    private Served(Path folder, Map<String, String> more, @Nullable Instant now) {
        Map<String, String> environment = new HashMap<>();
        environment.put("STATE_PATH", folder.resolve("state").toString());
        environment.put("LOG_PATH", folder.resolve("log").toString());
        environment.put("WEB_LISTEN", "127.0.0.1:0");
        environment.putAll(more);
        PrintStream lines = new PrintStream(err, true, StandardCharsets.UTF_8) {
            @Override
            public void flush() {
                super.flush();
                if (err.size() > 0) {
                    told.countDown();
                }
            }
        };
        Clock clock = now == null ? Clock.systemUTC() : Clock.fixed(now, ZoneOffset.UTC);
        World world = new World(
                new ByteArrayInputStream(new byte[0]), System.out, lines, environment, folder, null, clock, true);
        thread = new Thread(() -> {
            exit = Cli.run(world, "serve");
            told.countDown();
        });
    }

    /** Starts it over a folder, with further settings, and waits until it listens. */
    public static Served start(Path folder, Map<String, String> settings, @Nullable Instant now)
            throws InterruptedException {
        Served served = new Served(folder, settings, now);
        served.thread.start();
        assertTrue(served.told.await(30, TimeUnit.SECONDS), "it says where it listens");
        return served;
    }

    /** What it has written for people. */
    String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    URI url() {
        String said = said();
        int begin = said.indexOf("http://");
        assertTrue(begin >= 0, said);
        return URI.create(said.substring(begin, said.indexOf(' ', begin)));
    }

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return send("GET", path, headers);
    }

    HttpResponse<String> send(String method, String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(url().resolve(path)).method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** What the server answers to bytes that no decent client sends; empty if it only closes the connection. */
    String raw(String bytes) throws IOException {
        try (Socket socket = new Socket(url().getHost(), url().getPort())) {
            socket.setSoTimeout(15_000);
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The exit code, once it has ended. */
    int exit() throws InterruptedException {
        thread.join(10_000);
        return exit;
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(10_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
