package dev.monitor.deliver;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Whoever waits for heartbeats, or a proxy on the way: on loopback, with an answer that is scripted. */
public final class HeartbeatServer implements AutoCloseable {
    private final ServerSocket listener;
    private final String scheme;
    private final List<BotApiRequest> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private final CountDownLatch clientGone = new CountDownLatch(1);
    private final boolean endless;
    private final Deque<String> answers;

    /**
     * @param endless whether an answer is said over and over
     * @param answers every byte of them, in order; the last one is for all that come later
     */
    HeartbeatServer(boolean endless, String... answers) throws IOException {
        this(null, endless, answers);
    }

    private HeartbeatServer(@Nullable Certificate certificate, boolean endless, String... answers) throws IOException {
        this.listener = Certificate.listener(certificate);
        this.scheme = certificate == null ? "http" : "https";
        this.endless = endless;
        this.answers = new ArrayDeque<>(List.of(answers));
        Thread thread = new Thread(this::accept, "heartbeat-server");
        thread.setDaemon(true);
        thread.start();
    }

    static HeartbeatServer answering(int status) throws IOException {
        return new HeartbeatServer(false, answer(status));
    }

    /** One that speaks HTTPS, and to which all is well. */
    public static HeartbeatServer encrypted(Certificate certificate) throws IOException {
        return new HeartbeatServer(certificate, false, answer(200));
    }

    private static String answer(int status) {
        return "HTTP/1.1 " + status + " Scripted\r\nContent-Length: 2\r\n\r\nOK";
    }

    int port() {
        return listener.getLocalPort();
    }

    public String url() {
        return scheme + "://127.0.0.1:" + port();
    }

    public List<String> targets() {
        return requests.stream().map(BotApiRequest::target).toList();
    }

    BotApiRequest lastRequest() {
        return requests.get(requests.size() - 1);
    }

    /** Whether the client lets go of the connection, sooner or later. */
    boolean isLeft() throws InterruptedException {
        return clientGone.await(20, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket connection : connections) {
            connection.close();
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try (Socket connection = listener.accept()) {
                connections.add(connection);
                serve(connection);
            } catch (IOException e) {
                clientGone.countDown();
            }
        }
    }

    private void serve(Socket connection) throws IOException {
        InputStream in = new BufferedInputStream(connection.getInputStream());
        BotApiRequest request = BotApiRequest.read(in);
        if (request == null) {
            return;
        }
        requests.add(request);
        String answer = answers.size() > 1 ? answers.remove() : answers.element();
        do {
            connection.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
        } while (endless && isOpen(connection));
        if (endless || (answer.isEmpty() && in.read() < 0)) {
            clientGone.countDown();
        }
    }

    /** Waits a moment for the client to go away. */
    private static boolean isOpen(Socket connection) throws IOException {
        connection.setSoTimeout(5);
        try {
            return connection.getInputStream().read() >= 0;
        } catch (SocketTimeoutException e) {
            return true;
        }
    }
}
