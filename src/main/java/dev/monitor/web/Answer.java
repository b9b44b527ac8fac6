package dev.monitor.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** What is sent for a request, whole. It may be sent many times, to many at once. */
final class Answer {
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String JSON = "application/json";
    /** Less is not worth compressing. */
    private static final int SMALL = 1024;
    /** Names of users and programs may be no characters at all: escaped, they are JSON all the same. */
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final int status;
    private final String type;
    private final byte[] body;
    private final Map<String, String> headers;
    private byte @Nullable [] compressed;
    private @Nullable String tag;

    private Answer(int status, String type, byte[] body, Map<String, String> headers) {
        this.status = status;
        this.type = type;
        this.body = body;
        this.headers = headers;
    }

    static Answer of(String type, byte[] body) {
        return new Answer(200, type, body, Map.of());
    }

    static Answer text(int status, String text) {
        return new Answer(status, TEXT, text.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    /** Maps, lists, texts, numbers and arrays of numbers. */
    static Answer json(Object value) {
        return new Answer(200, JSON, bytes(value), Map.of());
    }

    /** What is wrong: {@code {"error": …}} for programs, a line for people. */
    static Answer error(int status, String message, Map<String, String> headers, boolean json) {
        byte[] body = json ? bytes(Map.of("error", message)) : (message + "\n").getBytes(StandardCharsets.UTF_8);
        return new Answer(status, json ? JSON : TEXT, body, headers);
    }

    private static byte[] bytes(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a value in memory cannot fail to be written", e);
        }
    }

    int status() {
        return status;
    }

    String type() {
        return type;
    }

    Map<String, String> headers() {
        return headers;
    }

    byte[] body() {
        return body;
    }

    /** The body compressed; null where that is not worth it. */
    synchronized byte @Nullable [] compressed() {
        if (compressed == null && body.length >= SMALL) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length / 4);
            try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
                zip.write(body);
            } catch (IOException e) {
                throw new UncheckedIOException("bytes in memory cannot fail to be compressed", e);
            }
            compressed = bytes.toByteArray();
        }
        return compressed;
    }

    /** Another one for another body (RFC 9110, ETag); weak, since it is the same for the compressed one. */
    synchronized String tag() {
        if (tag == null) {
            try {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
                tag = "W/\"" + HexFormat.of().formatHex(digest, 0, 12) + "\"";
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every JDK has SHA-256", e);
            }
        }
        return tag;
    }
}
