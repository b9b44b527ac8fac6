package dev.monitor.deliver;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.monitor.config.Secret;
import dev.monitor.config.TwilioSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Twilio's REST API on loopback: one account, its messages, and the list of them. It answers every request well until it is
 * told otherwise, and remembers what it was asked.
 */
public final class TwilioServer implements AutoCloseable {
    /** The one account that there is. */
    public static final String SID = "AC00c0ffee00c0ffee00c0ffee00c0ffee";

    /** Its token: a canary to look for where no token may be. */
    public static final String TOKEN = "canary7a3f9e1b5d2c8064";

    /** The one number that it may send from. */
    public static final String FROM = "+15005550006";

    /** What to {@link #script} for look-ups, in the place of a number. */
    public static final String LIST = "list";

    /** What to {@link #script} for the account itself, in the place of a number. */
    public static final String ACCOUNT = "account";

    private static final String LOGIN =
            "Basic " + Base64.getEncoder().encodeToString((SID + ":" + TOKEN).getBytes(StandardCharsets.UTF_8));

    static {
        // Without it each answer waits 40 ms for its acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "twilio");
        thread.setDaemon(true);
        return thread;
    });
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<TwilioRequest> requests = new ArrayList<>();
    private final Map<String, Deque<TwilioReply>> scripts = new HashMap<>();
    private final TwilioMessages messages = new TwilioMessages();

    public TwilioServer() throws IOException {
        this(null);
    }

    /** @param certificate for HTTPS; null for HTTP */
    public TwilioServer(@Nullable Certificate certificate) throws IOException {
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        if (certificate == null) {
            server = HttpServer.create(anyPort, 50);
        } else {
            HttpsServer encrypted = HttpsServer.create(anyPort, 50);
            encrypted.setHttpsConfigurator(new HttpsConfigurator(certificate.server()));
            server = encrypted;
        }
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    /** The base address, without a trailing slash. */
    public URI url() {
        String scheme = server instanceof HttpsServer ? "https" : "http";
        return URI.create(scheme + "://" + server.getAddress().getAddress().getHostAddress() + ":"
                + server.getAddress().getPort());
    }

    /** Settings for this server and these numbers. */
    public TwilioSettings settings(String... numbers) {
        return new TwilioSettings(SID, new Secret(TOKEN), FROM, List.of(numbers), url());
    }

    /**
     * Answers the next requests of a kind in this way, one reply each; after them all is well again.
     *
     * @param key the number that messages are sent to, {@link #LIST} or {@link #ACCOUNT}
     */
    public synchronized void script(String key, TwilioReply... replies) {
        scripts.computeIfAbsent(key, k -> new ArrayDeque<>()).addAll(List.of(replies));
    }

    /** Every request so far, in order. */
    public synchronized List<TwilioRequest> requests() {
        return List.copyOf(requests);
    }

    /** The requests to send something to a number. */
    public synchronized List<TwilioRequest> requests(String number) {
        return requests.stream()
                .filter(request -> request.isToSend() && request.to().equals(number))
                .toList();
    }

    /** A message that the account has sent before; gives its id. */
    public synchronized String sent(String to, String body, String status, Instant at) {
        return messages.add(to, FROM, body, status, at);
    }

    /** Lists come in pages of at most so many messages. */
    public synchronized void mostOnAPage(int most) {
        messages.mostOnAPage(most);
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            TwilioRequest request = TwilioRequest.read(exchange);
            TwilioReply reply = reply(request);
            String usual = reply.taken ? take(request) : "";
            switch (reply.wire) {
                case OK -> answer(exchange, request.isToSend() ? 201 : 200, usual);
                case ANSWER -> {
                    reply.headers.forEach(
                            (name, value) -> exchange.getResponseHeaders().set(name, value));
                    answer(exchange, reply.status, reply.body);
                }
                case DRIBBLE -> dribble(exchange);
                case STALL -> closed.await();
                case DROP -> exchange.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized TwilioReply reply(TwilioRequest request) {
        requests.add(request);
        if (!request.authorization().equals(LOGIN)) {
            return TwilioReply.refused(401, 20003, "Authenticate");
        }
        boolean account = request.path().endsWith("/2010-04-01/Accounts/" + SID + ".json");
        if (!account && !request.path().endsWith("/2010-04-01/Accounts/" + SID + "/Messages.json")) {
            return TwilioReply.refused(404, 20404, "The requested resource " + request.path() + " was not found");
        }
        String key = account ? ACCOUNT : request.isToSend() ? request.to() : LIST;
        TwilioReply scripted = scripts.getOrDefault(key, new ArrayDeque<>()).poll();
        if (scripted != null) {
            return scripted;
        }
        return request.isToSend() ? checked(request) : TwilioReply.ok();
    }

    private static TwilioReply checked(TwilioRequest request) {
        if (!request.to().matches("\\+[1-9][0-9]{6,14}")) {
            return TwilioReply.refused(400, 21211, "Invalid 'To' Phone Number: " + request.to());
        } else if (!request.from().equals(FROM)) {
            return TwilioReply.refused(400, 21659, "'From' " + request.from() + " is not a Twilio phone number");
        } else if (request.body().isEmpty()) {
            return TwilioReply.refused(400, 21602, "Message body is required.");
        }
        return TwilioReply.ok();
    }

    /** Does what is asked; gives the usual answer. */
    private synchronized String take(TwilioRequest request) {
        if (request.isToSend()) {
            return messages.json(messages.add(request.to(), request.from(), request.body(), "queued", Instant.now()));
        }
        return request.path().endsWith("/Messages.json")
                ? messages.page(request)
                : "{\"sid\":\"" + SID + "\",\"friendly_name\":\"Ops\",\"status\":\"active\",\"type\":\"Full\"}";
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private void dribble(HttpExchange exchange) throws IOException, InterruptedException {
        exchange.sendResponseHeaders(201, 0);
        OutputStream out = exchange.getResponseBody();
        out.write('{');
        while (!closed.await(5, TimeUnit.MILLISECONDS)) {
            out.write(' ');
            out.flush();
        }
    }
}
