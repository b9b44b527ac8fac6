package dev.monitor.deliver;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** How the {@link BotApiServer} answers one request. */
public final class BotApiReply {
    /** What happens on the wire. */
    enum Wire {
        /** The usual good answer of the method. */
        OK,
        /** An answer of the test's own. */
        ANSWER,
        /** The connection is closed with nothing said. */
        DROP,
        /** The connection stays open and nothing is said until the server is closed. */
        STALL
    }

    final Wire wire;
    final int status;
    final String body;
    final List<String> headers = new ArrayList<>();
    Runnable before = () -> {};

    private BotApiReply(Wire wire, int status, String body) {
        this.wire = wire;
        this.status = status;
        this.body = body;
    }

    /** The request succeeds. */
    public static BotApiReply ok() {
        return new BotApiReply(Wire.OK, 200, "");
    }

    /** The request succeeds with that JSON as its result. */
    public static BotApiReply result(String json) {
        return answer(200, "{\"ok\":true,\"result\":" + json + "}");
    }

    /** The API refuses it. */
    public static BotApiReply refused(int code, String description) {
        return refused(code, description, "{}");
    }

    /** The API asks for a pause. */
    public static BotApiReply tooMany(int retryAfterSeconds) {
        return refused(429, "Too Many Requests: retry later", "{\"retry_after\":" + retryAfterSeconds + "}");
    }

    /** The group became a supergroup with another id. */
    public static BotApiReply moved(String to) {
        return refused(
                400,
                "Bad Request: group chat was upgraded to a supergroup chat",
                "{\"migrate_to_chat_id\":" + to + "}");
    }

    private static BotApiReply refused(int code, String description, String parameters) {
        String quoted = description.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
        return answer(
                code,
                "{\"ok\":false,\"error_code\":" + code + ",\"description\":\"" + quoted + "\",\"parameters\":"
                        + parameters + "}");
    }

    /** Whatever a server may say. */
    public static BotApiReply answer(int status, String body) {
        return new BotApiReply(Wire.ANSWER, status, body);
    }

    /** A front server's page instead of the API's answer. */
    public static BotApiReply badGateway() {
        return answer(502, "<html><body><h1>502 Bad Gateway</h1></body></html>");
    }

    /** The request is read and the connection closed. */
    public static BotApiReply dropped() {
        return new BotApiReply(Wire.DROP, 0, "");
    }

    /** The request is read and never answered. */
    public static BotApiReply stalled() {
        return new BotApiReply(Wire.STALL, 0, "");
    }

    /** With a header line more. */
    public BotApiReply header(String line) {
        headers.add(line);
        return this;
    }

    /** With something to do once the request is read, before it is answered. */
    public BotApiReply after(Runnable action) {
        before = action;
        return this;
    }

    byte[] bytes(String okResult) {
        byte[] content =
                (wire == Wire.OK ? "{\"ok\":true,\"result\":" + okResult + "}" : body).getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Scripted\r\n");
        head.append("Content-Length: ").append(content.length).append("\r\n");
        headers.forEach(line -> head.append(line).append("\r\n"));
        byte[] headBytes = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = new byte[headBytes.length + content.length];
        System.arraycopy(headBytes, 0, all, 0, headBytes.length);
        System.arraycopy(content, 0, all, headBytes.length, content.length);
        return all;
    }
}
