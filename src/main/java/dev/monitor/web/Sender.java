package dev.monitor.web;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import dev.monitor.store.StoreException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** Sends answers: compressed where the browser takes that, and nothing again that it has. */
final class Sender {
    private static final int NO_BODY = -1;
    private static final int OF_UNKNOWN_LENGTH = 0;
    private static final int BUFFER_BYTES = 16 << 10;

    /** Nothing but what this server itself has may run, load or be asked; nobody may frame it. */
    private static final Map<String, String> SAFE = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:;"
                    + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            "no-referrer",
            "Cross-Origin-Resource-Policy",
            "same-origin",
            "Cross-Origin-Opener-Policy",
            "same-origin");

    private Sender() {}

    /** Sends all of an answer, or that it is the one that the browser has. */
    static void send(HttpExchange exchange, Answer answer) throws IOException {
        Headers headers = begin(exchange, answer.type());
        answer.headers().forEach(headers::set);
        if (answer.status() == 200) {
            headers.set("ETag", answer.tag());
            headers.set("Cache-Control", "no-cache");
            if (exchange.getRequestHeaders()
                    .getOrDefault("If-None-Match", List.of())
                    .contains(answer.tag())) {
                exchange.sendResponseHeaders(304, NO_BODY);
                return;
            }
        } else {
            headers.set("Cache-Control", "no-store");
        }
        byte[] compressed = takesGzip(exchange) ? answer.compressed() : null;
        byte[] body = compressed == null ? answer.body() : compressed;
        if (compressed != null) {
            headers.set("Content-Encoding", "gzip");
        }
        if (isHead(exchange)) {
            headers.set("Content-Length", Integer.toString(body.length));
            exchange.sendResponseHeaders(answer.status(), NO_BODY);
            return;
        }
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? NO_BODY : body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    /**
     * Sends a file that is written while it goes out.
     *
     * @throws IOException if the client is gone, or the rest cannot be read: a file that is cut off must not look complete
     */
    static void send(HttpExchange exchange, Download download) throws IOException {
        Headers headers = begin(exchange, download.type());
        headers.set("Content-Disposition", "attachment; filename=\"" + download.file() + "\"");
        headers.set("Cache-Control", "no-store");
        boolean gzip = takesGzip(exchange);
        if (gzip) {
            headers.set("Content-Encoding", "gzip");
        }
        if (isHead(exchange)) {
            exchange.sendResponseHeaders(200, NO_BODY);
            return;
        }
        exchange.sendResponseHeaders(200, OF_UNKNOWN_LENGTH);
        OutputStream raw = exchange.getResponseBody();
        OutputStream out = gzip ? new GZIPOutputStream(raw, BUFFER_BYTES) : raw;
        try {
            download.write(out);
        } catch (StoreException e) {
            throw new IOException(e.getMessage(), e);
        }
        out.close();
    }

    private static Headers begin(HttpExchange exchange, String type) {
        Headers headers = exchange.getResponseHeaders();
        SAFE.forEach(headers::set);
        headers.set("Content-Type", type);
        headers.set("Vary", "Accept-Encoding");
        return headers;
    }

    private static boolean isHead(HttpExchange exchange) {
        return exchange.getRequestMethod().equals("HEAD");
    }

    /** A client that says {@code gzip;q=0} is taken at its word. */
    private static boolean takesGzip(HttpExchange exchange) {
        for (String header : exchange.getRequestHeaders().getOrDefault("Accept-Encoding", List.of())) {
            for (String coding : header.split(",", -1)) {
                String word = coding.replace(" ", "");
                if (word.equals("gzip") || (word.startsWith("gzip;q=") && !word.matches("gzip;q=0(\\.0*)?"))) {
                    return true;
                }
            }
        }
        return false;
    }
}
