package dev.monitor.journal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.monitor.model.Decimals;
import java.io.Serial;

/** The values of a JSON object by their keys. Each must be there and be what is asked for; nothing is made up. */
final class Fields {
    /** A value is not what it should be. */
    static final class Malformed extends Exception {
        @Serial
        private static final long serialVersionUID = 1L;

        Malformed(String message) {
            super(message, null, false, false);
        }
    }

    private final JsonNode object;

    Fields(JsonNode object) throws Malformed {
        if (!object.isObject()) {
            throw new Malformed("no object");
        }
        this.object = object;
    }

    boolean has(String key) {
        return object.hasNonNull(key);
    }

    JsonNode node(String key) {
        return object.path(key);
    }

    Fields object(String key) throws Malformed {
        return new Fields(node(key));
    }

    String text(String key) throws Malformed {
        JsonNode value = node(key);
        if (!value.isTextual()) {
            throw new Malformed(key);
        }
        return value.textValue();
    }

    /** A number, or as pymonitor has some, the text of one. */
    double decimal(String key) throws Malformed {
        return decimal(node(key));
    }

    static double decimal(JsonNode value) throws Malformed {
        Double number = value.isNumber() ? (Double) value.doubleValue() : Decimals.parse(value.asText());
        if (number == null || !Double.isFinite(number)) {
            throw new Malformed("no number");
        }
        return number;
    }

    long whole(String key) throws Malformed {
        return (long) decimal(key);
    }
}
