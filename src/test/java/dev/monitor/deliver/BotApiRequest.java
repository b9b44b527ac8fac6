package dev.monitor.deliver;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * One request as the {@link BotApiServer} read it.
 *
 * @param target of the request line: a path, or a whole address where a proxy is spoken to
 * @param headers by lower-case name
 * @param fields of the form, url-encoded or multipart; the content of a file is not among them
 * @param fileName of the file that came with it; empty without one
 * @param fileType its content type
 * @param file its content
 */
public record BotApiRequest(
        String target,
        Map<String, String> headers,
        Map<String, String> fields,
        String fileName,
        String fileType,
        ByteString file) {
    private static final Pattern PART = Pattern.compile(
            "(?s)Content-Disposition: form-data; name=\"([^\"]*)\"(?:; filename=\"([^\"]*)\")?.*?\r\n\r\n(.*)\r\n");
    private static final Pattern TYPE = Pattern.compile("Content-Type: (.*)\r\n");

    /** The method of the Bot API, such as {@code sendMessage}. */
    public String method() {
        return target.substring(target.lastIndexOf('/') + 1);
    }

    /** The token it was made with. */
    public String token() {
        int begin = target.lastIndexOf("/bot") + "/bot".length();
        return target.substring(begin, target.lastIndexOf('/'));
    }

    public String chat() {
        return field("chat_id");
    }

    /** The topic of the chat; empty for none. */
    public String thread() {
        return field("message_thread_id");
    }

    /** {@code HTML}, or empty for plain text. */
    public String parseMode() {
        return field("parse_mode");
    }

    public String text() {
        return field("text");
    }

    public String caption() {
        return field("caption");
    }

    private String field(String name) {
        return fields.getOrDefault(name, "");
    }

    /** The next request of a connection; null at its end. */
    static @Nullable BotApiRequest read(InputStream in) throws IOException {
        String first = line(in);
        if (first == null) {
            return null;
        }
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line = line(in); line != null && !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        String target = first.split(" ", -1)[1];
        String type = headers.getOrDefault("content-type", "");
        // Latin-1 keeps every byte as it is, so that a file can be cut out of the text.
        return type.startsWith("multipart/form-data")
                ? multipart(target, headers, type, new String(body, StandardCharsets.ISO_8859_1))
                : new BotApiRequest(
                        target, headers, form(new String(body, StandardCharsets.UTF_8)), "", "", ByteString.EMPTY);
    }

    private static Map<String, String> form(String body) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : body.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.put(
                        URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return fields;
    }

    private static BotApiRequest multipart(String target, Map<String, String> headers, String type, String body) {
        Map<String, String> fields = new LinkedHashMap<>();
        String fileName = "";
        String fileType = "";
        ByteString file = ByteString.EMPTY;
        String boundary = "--" + type.substring(type.indexOf("boundary=") + "boundary=".length());
        for (String text : body.split(Pattern.quote(boundary), -1)) {
            Matcher part = PART.matcher(text);
            if (!part.find()) {
                continue;
            }
            byte[] content = part.group(3).getBytes(StandardCharsets.ISO_8859_1);
            if (part.group(2) == null) {
                fields.put(part.group(1), new String(content, StandardCharsets.UTF_8));
            } else {
                Matcher contentType = TYPE.matcher(text);
                fileName = part.group(2);
                fileType = contentType.find() ? contentType.group(1) : "";
                file = ByteString.of(content);
            }
        }
        return new BotApiRequest(target, headers, fields, fileName, fileType, file);
    }

    private static @Nullable String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                if (line.isEmpty()) {
                    return null;
                }
                throw new EOFException("a request that ends in its head");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
