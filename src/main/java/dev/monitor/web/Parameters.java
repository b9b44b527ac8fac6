package dev.monitor.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What follows the question mark of an address: each name once, and none that means nothing. */
final class Parameters {
    private static final int MOST = 12;

    private final Map<String, String> values;

    private Parameters(Map<String, String> values) {
        this.values = values;
    }

    static Parameters of(String query) throws Refusal {
        Map<String, String> values = new TreeMap<>();
        for (String pair : query.isEmpty() ? new String[0] : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            if (equals < 0 || name.isEmpty()) {
                throw Refusal.badRequest("a parameter is a name, = and a value");
            }
            if (values.put(name, decoded(pair.substring(equals + 1))) != null) {
                throw Refusal.badRequest("a parameter is given twice");
            }
            if (values.size() > MOST) {
                throw Refusal.badRequest("too many parameters");
            }
        }
        return new Parameters(values);
    }

    private static String decoded(String text) throws Refusal {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest("a parameter has a % without two hexadecimal digits");
        }
    }

    /** Refuses names that the page does not know: a misspelt one must not be taken for none. */
    void allow(Set<String> names) throws Refusal {
        for (String name : values.keySet()) {
            if (!names.contains(name)) {
                throw Refusal.badRequest(
                        names.isEmpty()
                                ? "this takes no parameters"
                                : "this takes only " + String.join(", ", new java.util.TreeSet<>(names)));
            }
        }
    }

    @Nullable
    String text(String name) {
        return values.get(name);
    }

    String text(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    /** A whole number in a range. */
    int number(String name, int least, int most, int otherwise) throws Refusal {
        String text = values.get(name);
        if (text == null) {
            return otherwise;
        }
        try {
            int number = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : -1;
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // It is refused below.
        }
        throw Refusal.badRequest(name + " is not a number from " + least + " to " + most);
    }

    /** All of them as one text, the same for the same ones. */
    String text() {
        return values.toString();
    }
}
