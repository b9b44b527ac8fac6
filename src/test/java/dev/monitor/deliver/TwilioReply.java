package dev.monitor.deliver;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.LinkedHashMap;
import java.util.Map;

/** How the {@link TwilioServer} answers one request. */
public final class TwilioReply {
    /** What happens on the wire. */
    enum Wire {
        /** The usual good answer. */
        OK,
        /** An answer of the test's own. */
        ANSWER,
        /** The connection is closed with nothing said. */
        DROP,
        /** The connection stays open and nothing is said until the server is closed. */
        STALL,
        /** An answer that comes byte by byte and never ends. */
        DRIBBLE
    }

    final Wire wire;
    final int status;
    final String body;
    final Map<String, String> headers = new LinkedHashMap<>();
    boolean taken;

    private TwilioReply(Wire wire, int status, String body) {
        this.wire = wire;
        this.status = status;
        this.body = body;
        this.taken = wire == Wire.OK;
    }

    /** The request succeeds. */
    public static TwilioReply ok() {
        return new TwilioReply(Wire.OK, 200, "");
    }

    /** The API refuses it, with a number from its dictionary of errors. */
    public static TwilioReply refused(int status, int code, String message) {
        return answer(
                status,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("code", code)
                        .put("message", message)
                        .put("more_info", "https://www.twilio.com/docs/errors/" + code)
                        .put("status", status)
                        .toString());
    }

    /** The API asks for a pause. */
    public static TwilioReply tooMany(String retryAfter) {
        return refused(429, 20429, "Too Many Requests").header("Retry-After", retryAfter);
    }

    /** Whatever a server may say. */
    public static TwilioReply answer(int status, String body) {
        return new TwilioReply(Wire.ANSWER, status, body);
    }

    /** A front server's page instead of the API's answer. */
    public static TwilioReply badGateway() {
        return answer(502, "<html><body><h1>502 Bad Gateway</h1></body></html>");
    }

    /** A good answer larger than anybody wants to read. */
    public static TwilioReply huge() {
        return answer(201, "{\"sid\":\"SM1\"" + " ".repeat(2 << 20) + "}");
    }

    /** The request is read and the connection closed. */
    public static TwilioReply dropped() {
        return new TwilioReply(Wire.DROP, 0, "");
    }

    /** The request is read and never answered. */
    public static TwilioReply stalled() {
        return new TwilioReply(Wire.STALL, 0, "");
    }

    /** The answer begins and never ends. */
    public static TwilioReply dribbled() {
        return new TwilioReply(Wire.DRIBBLE, 0, "");
    }

    /** With a header more. */
    public TwilioReply header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** The message is taken all the same. */
    public TwilioReply butTaken() {
        taken = true;
        return this;
    }
}
