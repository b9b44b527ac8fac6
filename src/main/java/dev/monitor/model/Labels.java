package dev.monitor.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The labels of a series as one text, in the form of Prometheus: {@code {mount="/",user="a\"b"}}, sorted by name, with
 * backslash, quote and line feed escaped; empty where there are none. The same labels always give the same text.
 */
public final class Labels {
    private Labels() {}

    /** The labels as a text. */
    public static String text(Map<String, String> labels) {
        if (labels.isEmpty()) {
            return "";
        }
        List<String> names = new ArrayList<>(labels.keySet());
        Collections.sort(names);
        StringBuilder text = new StringBuilder("{");
        for (String name : names) {
            text.append(text.length() == 1 ? "" : ",").append(name).append("=\"");
            escape(String.valueOf(labels.get(name)), text);
            text.append('"');
        }
        return text.append('}').toString();
    }

    private static void escape(String value, StringBuilder text) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\n') {
                text.append("\\n");
            } else if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else {
                text.append(c);
            }
        }
    }

    /**
     * The labels that {@link #text} wrote.
     *
     * @throws IllegalArgumentException if it did not
     */
    public static Map<String, String> parse(String text) {
        Map<String, String> labels = new LinkedHashMap<>();
        int place = text.isEmpty() ? 0 : 1;
        while (place < text.length() - 1) {
            int quote = text.indexOf("=\"", place);
            int end = quote < 0 ? -1 : endOfValue(text, quote + 2);
            if (end < 0) {
                throw new IllegalArgumentException("no labels: " + text);
            }
            labels.put(text.substring(place, quote), value(text.substring(quote + 2, end)));
            place = end + 2;
        }
        return labels;
    }

    private static int endOfValue(String text, int begin) {
        int place = begin;
        while (place < text.length() && text.charAt(place) != '"') {
            place += text.charAt(place) == '\\' ? 2 : 1;
        }
        return place < text.length() ? place : -1;
    }

    private static String value(String escaped) {
        if (escaped.indexOf('\\') < 0) {
            return escaped;
        }
        StringBuilder value = new StringBuilder();
        for (int i = 0; i < escaped.length(); i++) {
            char c = escaped.charAt(i);
            if (c == '\\' && i + 1 < escaped.length()) {
                char next = escaped.charAt(++i);
                value.append(next == 'n' ? '\n' : next);
            } else {
                value.append(c);
            }
        }
        return value.toString();
    }
}
