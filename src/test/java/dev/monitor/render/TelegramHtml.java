package dev.monitor.render;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.junit.jupiter.api.AssertionFailureBuilder;

/** Reads Telegram's HTML as strictly as the Bot API does, or more so. */
public final class TelegramHtml {
    private static final Set<String> TAGS = Set.of("b", "i", "code", "pre");

    private TelegramHtml() {}

    /** The text that Telegram would show; fails if the markup is not valid. */
    public static String parse(String html) {
        StringBuilder text = new StringBuilder();
        Deque<String> open = new ArrayDeque<>();
        int i = 0;
        while (i < html.length()) {
            char c = html.charAt(i);
            if (c == '<') {
                int end = end(html, i, '>');
                tag(html.substring(i + 1, end), open, html);
                i = end + 1;
            } else if (c == '&') {
                int end = end(html, i, ';');
                text.append(entity(html.substring(i + 1, end), html));
                i = end + 1;
            } else if (c == '>' || c == '"') {
                throw invalid("bare " + c, html);
            } else {
                text.append(c);
                i++;
            }
        }
        if (!open.isEmpty()) {
            throw invalid("open at the end: " + open, html);
        }
        return text.toString();
    }

    private static int end(String html, int from, char mark) {
        int end = html.indexOf(mark, from);
        if (end < 0 || end - from > 6) {
            throw invalid("no " + mark + " after " + from, html);
        }
        return end;
    }

    private static void tag(String tag, Deque<String> open, String html) {
        boolean closes = tag.startsWith("/");
        String name = closes ? tag.substring(1) : tag;
        if (!TAGS.contains(name) || (closes ? open.isEmpty() || !open.pop().equals(name) : !open.isEmpty())) {
            throw invalid("tag " + tag + " here", html);
        }
        if (!closes) {
            open.push(name);
        }
    }

    private static char entity(String entity, String html) {
        return switch (entity) {
            case "amp" -> '&';
            case "lt" -> '<';
            case "gt" -> '>';
            case "quot" -> '"';
            default -> throw invalid("entity " + entity, html);
        };
    }

    private static AssertionError invalid(String what, String html) {
        return AssertionFailureBuilder.assertionFailure()
                .message("not valid: " + what + " in:\n" + html)
                .build();
    }
}
