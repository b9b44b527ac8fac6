package dev.monitor.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.monitor.model.AlertEvent;
import dev.monitor.model.Labels;
import dev.monitor.model.SessionEvent;
import dev.monitor.model.Sessions.Session;
import dev.monitor.model.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * An event as it is held back: JSON with the key {@code rule}, or with {@code user}. Times are milliseconds since the epoch.
 */
final class HeldCodec {
    private static final JsonMapper JSON = new JsonMapper();

    private HeldCodec() {}

    static String write(AlertEvent event) {
        ObjectNode json = JSON.createObjectNode()
                .put("kind", event.kind().name())
                .put("rule", event.rule())
                .put("condition", event.condition())
                .put("metric", event.metric())
                .put("labels", Labels.text(event.labels()))
                .put("severity", event.severity().name())
                .put("value", event.value())
                .put("threshold", event.threshold())
                .put("peak", event.peak())
                .put("since", event.since().toEpochMilli())
                .put("lasted", event.lasted().toMillis());
        for (String channel : event.to()) {
            json.withArray("/to").add(channel);
        }
        if (event.thread() != null) {
            json.put("thread", event.thread());
        }
        return json.toString();
    }

    static String write(SessionEvent event) {
        Session session = event.session();
        ObjectNode json = JSON.createObjectNode()
                .put("kind", event.kind().name())
                .put("user", session.user())
                .put("tty", session.tty())
                .put("from", session.from())
                .put("since", session.since().toEpochMilli());
        Instant until = event.until();
        if (until != null) {
            json.put("until", until.toEpochMilli());
        }
        return json.toString();
    }

    /** Adds the event that a text holds to those of its sort. */
    static void read(String text, List<AlertEvent> alerts, List<SessionEvent> sessions) throws StoreException {
        JsonNode json;
        try {
            json = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new StoreException(StoreException.Kind.FAILED, "an event that is held back is no JSON");
        }
        if (json.has("rule")) {
            alerts.add(alert(json));
        } else {
            sessions.add(session(json));
        }
    }

    private static AlertEvent alert(JsonNode json) {
        List<String> to = new ArrayList<>();
        for (JsonNode channel : json.path("to")) {
            to.add(channel.asText());
        }
        return new AlertEvent(
                AlertEvent.Kind.valueOf(text(json, "kind")),
                text(json, "rule"),
                text(json, "condition"),
                text(json, "metric"),
                Labels.parse(text(json, "labels")),
                Severity.valueOf(text(json, "severity")),
                json.path("value").asDouble(),
                json.path("threshold").asDouble(),
                json.path("peak").asDouble(),
                time(json, "since"),
                Duration.ofMillis(json.path("lasted").asLong()),
                to,
                json.has("thread") ? text(json, "thread") : null);
    }

    private static SessionEvent session(JsonNode json) {
        return new SessionEvent(
                SessionEvent.Kind.valueOf(text(json, "kind")),
                new Session(text(json, "user"), text(json, "tty"), text(json, "from"), time(json, "since")),
                json.has("until") ? time(json, "until") : null);
    }

    private static String text(JsonNode json, String key) {
        return json.path(key).asText();
    }

    private static Instant time(JsonNode json, String key) {
        return Instant.ofEpochMilli(json.path(key).asLong());
    }
}
