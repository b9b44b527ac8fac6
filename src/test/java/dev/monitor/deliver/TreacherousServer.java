package dev.monitor.deliver;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP server or proxy on loopback that always does the same thing wrong, and quotes all that it was told wherever it
 * says anything: each secret as it came over the wire, and decoded.
 */
public final class TreacherousServer implements AutoCloseable {
    /** What it does wrong. */
    public enum Fault {
        /** Nobody listens. */
        REFUSED(0),
        /** The connection is reset once the request was read. */
        RESET(0),
        /** The connection is closed with nothing said. */
        HUNG_UP(0),
        /** Nothing is said for a while, then the connection is closed. */
        SLOW(0),
        /** It speaks no TLS where TLS is wanted. */
        NO_TLS(0),
        /** An answer in no known protocol. */
        NO_HTTP(0),
        /** The head of the answer ends in its middle. */
        HALF_A_HEAD(0),
        /** The answer is shorter than its head said. */
        HALF_A_BODY(200),
        EMPTY(200),
        NO_JSON(200),
        WRONG_JSON(200),
        HUGE(200),
        ELSEWHERE(302),
        ELSEWHERE_FOR_GOOD(308),
        BAD_REQUEST(400),
        UNAUTHORIZED(401),
        FORBIDDEN(403),
        NOT_FOUND(404),
        PROXY_LOGIN(407),
        CONFLICT(409),
        TOO_MANY(429),
        INTERNAL(500),
        BAD_GATEWAY(502),
        UNAVAILABLE(503);

        final int status;

        Fault(int status) {
            this.status = status;
        }
    }

    private static final int HUGE_BYTES = 3 << 20;

    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Fault fault;
    private final @Nullable TreacherousServer elsewhere;
    private final boolean proxy;
    private final List<String> requests = new CopyOnWriteArrayList<>();

    /**
     * @param elsewhere where it sends those who follow
     * @param proxy whether it wants a login first, as a proxy does
     */
    public TreacherousServer(Fault fault, @Nullable TreacherousServer elsewhere, boolean proxy) throws IOException {
        this.fault = fault;
        this.elsewhere = elsewhere;
        this.proxy = proxy;
        if (fault == Fault.REFUSED) {
            listener.close();
            return;
        }
        Thread acceptor = new Thread(this::accept, "treacherous");
        acceptor.setDaemon(true);
        acceptor.start();
    }

    public String address() {
        return listener.getInetAddress().getHostAddress() + ":" + listener.getLocalPort();
    }

    /** The base address, without a trailing slash. */
    public String url() {
        return (fault == Fault.NO_TLS ? "https://" : "http://") + address();
    }

    /** The heads and bodies of all requests so far. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = listener.accept();
                Thread server = new Thread(() -> serve(connection), "treacherous-connection");
                server.setDaemon(true);
                server.start();
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            if (fault == Fault.NO_TLS && !proxy) {
                connection.getOutputStream().write(bytes("HTTP/1.1 400 No TLS here\r\n\r\n"));
                return;
            }
            InputStream in = new BufferedInputStream(connection.getInputStream());
            for (String request = request(in); request != null; request = request(in)) {
                requests.add(request);
                boolean loggedIn = request.toLowerCase(Locale.ROOT).contains("\r\nproxy-authorization:");
                if (proxy && !loggedIn) {
                    connection.getOutputStream().write(answer(407, "{}"));
                } else if (!answer(connection, quoted(request))) {
                    return;
                }
            }
        } catch (IOException e) {
            // The client went away.
        }
    }

    /** Does it; gives whether the connection stays. */
    private boolean answer(Socket connection, String quote) throws IOException {
        switch (fault) {
            case RESET -> connection.setSoLinger(true, 0);
            case SLOW -> pause();
            case NO_HTTP -> connection.getOutputStream().write(bytes(quote + "\r\n" + quote + "\r\n\r\n"));
            case HALF_A_HEAD -> connection.getOutputStream().write(bytes("HTTP/1.1 200 " + quote + "\r\nX-" + quote));
            case HALF_A_BODY ->
                connection.getOutputStream().write(bytes("HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\n" + quote));
            case EMPTY -> connection.getOutputStream().write(answer(200, ""));
            case NO_JSON -> connection.getOutputStream().write(answer(200, "{ \"ok\": true, " + quote));
            case HUGE -> connection.getOutputStream().write(answer(200, quote.repeat(HUGE_BYTES / quote.length())));
            case NO_TLS -> connection.getOutputStream().write(answer(200, ""));
            default -> {
                connection.getOutputStream().write(answer(Math.max(200, fault.status), json(quote)));
                return true;
            }
        }
        return false;
    }

    private byte[] answer(int status, String body) {
        String head = "HTTP/1.1 " + status + " Treason\r\nContent-Length: " + body.length()
                + "\r\nContent-Type: application/json\r\nProxy-Authenticate: Basic realm=\"x\"\r\n";
        String location = elsewhere == null ? "" : "Location: " + elsewhere.url() + "/stolen\r\n";
        String pause = status == 429 || status == 503 ? "Retry-After: 60\r\n" : "";
        return bytes(head + location + pause + "\r\n" + body);
    }

    /** An error in the form of each API at once; with a good status it is still none of their answers. */
    private String json(String quote) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("ok", fault.status < 300)
                .put("error_code", fault.status)
                .put("description", quote)
                .put("result", quote)
                .put("code", 99_000 + fault.status)
                .put("message", quote)
                .put("status", quote)
                .put("friendly_name", quote)
                .toString();
    }

    /** What was told, on one line, encoded and decoded. */
    private static String quoted(String request) {
        String line = request.replaceAll("[\\r\\n]+", " ");
        StringBuilder quote = new StringBuilder(line + " " + URLEncoder.encode(line, StandardCharsets.ISO_8859_1));
        for (String word : request.split("[\\s]+", -1)) {
            try {
                quote.append(' ').append(new String(Base64.getDecoder().decode(word), StandardCharsets.ISO_8859_1));
            } catch (IllegalArgumentException e) {
                // in no such code
            }
        }
        return quote.toString();
    }

    private static @Nullable String request(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                return null;
            }
            head.write(next);
        }
        String text = head.toString(StandardCharsets.ISO_8859_1);
        int length = 0;
        for (String line : text.split("\r\n", -1)) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(line.indexOf(':') + 1).strip());
            }
        }
        return text + new String(in.readNBytes(length), StandardCharsets.ISO_8859_1);
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
