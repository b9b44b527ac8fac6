package dev.monitor.deliver;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * One request as the {@link TwilioServer} read it.
 *
 * @param method {@code GET} or {@code POST}
 * @param path of the address
 * @param authorization the header of that name; empty without one
 * @param fields of the form, or of the query where there is no form
 */
public record TwilioRequest(String method, String path, String authorization, Map<String, String> fields) {
    /** Whether a message is to be sent. */
    public boolean isToSend() {
        return method.equals("POST");
    }

    public String to() {
        return field("To");
    }

    public String from() {
        return field("From");
    }

    public String body() {
        return field("Body");
    }

    String field(String name) {
        return fields.getOrDefault(name, "");
    }

    static TwilioRequest read(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String query = Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), "");
        return new TwilioRequest(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Authorization"), ""),
                form(body.isEmpty() ? query : body));
    }

    private static Map<String, String> form(String encoded) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : encoded.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.put(
                        URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return fields;
    }
}
