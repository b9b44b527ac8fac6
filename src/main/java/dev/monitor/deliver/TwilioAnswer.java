package dev.monitor.deliver;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What Twilio said. Everything in it is untrusted.
 *
 * @param status the HTTP status
 * @param retryAfter the header of that name
 */
record TwilioAnswer(int status, @Nullable String retryAfter, JsonNode json) {
    private static final int SHORTEST_SECONDS = 1;
    private static final int LONGEST_SECONDS = 3600;

    boolean isOk() {
        return status >= 200 && status < 300;
    }

    /** Twilio's own number for an error; 0 for none. */
    int code() {
        return json.path("code").asInt(0);
    }

    /** A text by its name; empty if it is not there. */
    String text(String name) {
        return json.path(name).asText("");
    }

    /** How long it wants to be left alone; the fallback where it does not say so in seconds. */
    Duration pause(Duration fallback) {
        try {
            long seconds = retryAfter == null ? fallback.toSeconds() : Long.parseLong(retryAfter.strip());
            return Duration.ofSeconds(Math.max(SHORTEST_SECONDS, Math.min(seconds, LONGEST_SECONDS)));
        } catch (NumberFormatException e) {
            return fallback;
        }
    }
}
