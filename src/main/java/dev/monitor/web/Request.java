package dev.monitor.web;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * What is asked for.
 *
 * @param path as it was sent, nothing decoded: it is compared, never opened
 * @param client who asks
 */
record Request(String path, Parameters parameters, InetAddress client) {
    private static final String API = "/api/";

    /**
     * Reads it.
     *
     * @throws Refusal if it is larger than any that a browser sends, changes something, or is meant for somebody else
     */
    static Request of(HttpExchange exchange) throws Refusal {
        URI uri = exchange.getRequestURI();
        if (uri.toString().length() > Limits.URI_CHARACTERS) {
            throw new Refusal(414, "the address is too long");
        }
        requireModestHeaders(exchange.getRequestHeaders());
        String method = exchange.getRequestMethod();
        if (!method.equals("GET") && !method.equals("HEAD")) {
            throw new Refusal(405, "this page is only read: GET and HEAD", Map.of("Allow", "GET, HEAD"));
        }
        if (uri.getRawAuthority() != null) {
            throw Refusal.badRequest("this server is no proxy: ask for a path");
        }
        String query = uri.getRawQuery();
        InetAddress client = exchange.getRemoteAddress().getAddress();
        return new Request(uri.getRawPath(), Parameters.of(query == null ? "" : query), client);
    }

    private static void requireModestHeaders(Headers headers) throws Refusal {
        int count = 0;
        int characters = 0;
        for (Map.Entry<String, List<String>> header : headers.entrySet()) {
            for (String value : header.getValue()) {
                count++;
                characters += header.getKey().length() + value.length();
            }
        }
        if (count > Limits.HEADERS || characters > Limits.HEADER_CHARACTERS) {
            throw new Refusal(431, "the headers are too large");
        }
    }

    /** Whether a program asks, which gets its errors as JSON. */
    static boolean isOfApi(HttpExchange exchange) {
        return String.valueOf(exchange.getRequestURI().getRawPath()).startsWith(API);
    }

    /** What tells it from others that have another answer. */
    String key() {
        return path + '?' + parameters.text();
    }
}
