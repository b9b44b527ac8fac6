package dev.monitor.alert;

import java.io.Serial;

/**
 * A rule that cannot be understood. The message has three lines: what is wrong, the rule's text, and a caret under the
 * place.
 */
public final class RuleException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final int SHOWN = 160;

    RuleException(String rule, String what, String text, int place) {
        super("RULE_" + rule + ": " + what + "\n" + excerpt(text, place), null, false, false);
    }

    /** The text around the place, in printable characters, and the caret. */
    private static String excerpt(String text, int place) {
        int begin = Math.max(0, place - SHOWN / 2);
        int end = Math.min(text.length(), begin + SHOWN);
        StringBuilder excerpt = new StringBuilder("  ");
        for (int i = begin; i < end; i++) {
            char c = text.charAt(i);
            excerpt.append(c < ' ' || c > '~' ? '?' : c);
        }
        return excerpt.append("\n  ")
                .append(" ".repeat(place - begin))
                .append('^')
                .toString();
    }
}
