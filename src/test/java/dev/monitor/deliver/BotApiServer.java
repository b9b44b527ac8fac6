package dev.monitor.deliver;

import dev.monitor.config.Secret;
import dev.monitor.config.TelegramSettings;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A Bot API server on loopback. It answers every request well until it is told otherwise, keeps connections open as the
 * real one does, and remembers what it was asked.
 */
public final class BotApiServer implements AutoCloseable {
    /** The one token that it accepts: a canary to look for where no token may be. */
    public static final String TOKEN = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw";

    private final ServerSocket listener;
    private final String scheme;
    private final Thread acceptor;
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private final List<BotApiRequest> requests = new ArrayList<>();
    private final Map<String, Deque<BotApiReply>> scripts = new HashMap<>();
    private int lastMessageId = 100;

    public BotApiServer() throws IOException {
        this(null);
    }

    /** @param certificate for HTTPS; null for HTTP */
    public BotApiServer(@Nullable Certificate certificate) throws IOException {
        listener = Certificate.listener(certificate);
        scheme = certificate == null ? "http" : "https";
        acceptor = daemon("bot-api", this::accept);
    }

    /** The base address, without a trailing slash. */
    public URI url() {
        return URI.create(scheme + "://" + listener.getInetAddress().getHostAddress() + ":" + port());
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** Settings for this server and these chats. */
    public TelegramSettings settings(String... chats) {
        return new TelegramSettings(new Secret(TOKEN), url(), List.of(chats));
    }

    /**
     * Answers the next requests to a chat, or of a method that names none, in this way, one reply each; after them all is
     * well again.
     *
     * @param chatOrMethod such as {@code -100123} or {@code getMe}
     */
    public synchronized void script(String chatOrMethod, BotApiReply... replies) {
        scripts.computeIfAbsent(chatOrMethod, k -> new ArrayDeque<>()).addAll(List.of(replies));
    }

    /** Every request so far, in order. */
    public synchronized List<BotApiRequest> requests() {
        return List.copyOf(requests);
    }

    /** The requests to one chat. */
    public synchronized List<BotApiRequest> requests(String chat) {
        return requests.stream().filter(request -> request.chat().equals(chat)).toList();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        try {
            // The kernel may take one more connection until the waiting thread is woken.
            acceptor.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (Socket connection : connections) {
            connection.close();
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = listener.accept();
                connections.add(connection);
                daemon("bot-api-connection", () -> serve(connection));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            InputStream in = new BufferedInputStream(connection.getInputStream());
            for (BotApiRequest request = BotApiRequest.read(in); request != null; request = BotApiRequest.read(in)) {
                BotApiReply reply = note(request);
                reply.before.run();
                if (reply.wire == BotApiReply.Wire.DROP) {
                    return;
                }
                if (reply.wire == BotApiReply.Wire.STALL) {
                    in.read();
                    return;
                }
                String result = reply.wire == BotApiReply.Wire.OK ? result(request) : "";
                connection.getOutputStream().write(reply.bytes(result));
            }
        } catch (IOException e) {
            // The client went away, or the server was closed.
        }
    }

    private synchronized BotApiReply note(BotApiRequest request) {
        requests.add(request);
        if (!request.token().equals(TOKEN)) {
            return BotApiReply.refused(401, "Unauthorized");
        }
        String key = request.chat().isEmpty() ? request.method() : request.chat();
        BotApiReply scripted = scripts.getOrDefault(key, new ArrayDeque<>()).poll();
        return scripted == null ? BotApiReply.ok() : scripted;
    }

    private synchronized String result(BotApiRequest request) {
        return switch (request.method()) {
            case "getMe" ->
                "{\"id\":110201543,\"is_bot\":true,\"first_name\":\"Monitor\",\"username\":\"monitor_bot\"}";
            case "getUpdates" -> "[]";
            default ->
                "{\"message_id\":" + ++lastMessageId + ",\"date\":1700000000,\"chat\":{\"id\":1,\"type\":\"group\"}}";
        };
    }

    private static Thread daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
