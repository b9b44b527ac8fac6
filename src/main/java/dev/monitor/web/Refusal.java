package dev.monitor.web;

import java.io.Serial;
import java.util.Map;

/** A request that is not answered as asked. The message is one line for whoever asked, without anything of theirs unchecked. */
final class Refusal extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient Map<String, String> headers;

    Refusal(int status, String message, Map<String, String> headers) {
        super(message, null, false, false);
        this.status = status;
        this.headers = Map.copyOf(headers);
    }

    Refusal(int status, String message) {
        this(status, message, Map.of());
    }

    static Refusal badRequest(String message) {
        return new Refusal(400, message);
    }

    static Refusal notFound(String message) {
        return new Refusal(404, message);
    }

    /** Too much is asked at the moment. */
    static Refusal busy() {
        return new Refusal(503, "too much is asked at the moment; try again", Map.of("Retry-After", "2"));
    }

    int status() {
        return status;
    }

    Map<String, String> headers() {
        return headers;
    }
}
