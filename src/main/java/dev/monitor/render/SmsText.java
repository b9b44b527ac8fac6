package dev.monitor.render;

import java.util.ArrayList;
import java.util.List;

/**
 * Plain text that fits two segments of an SMS: 306 septets of GSM-7 (3GPP TS 23.038), where some characters of ASCII take
 * two and the grave accent has none.
 */
final class SmsText {
    private static final int MOST_SEPTETS = 300;
    private static final String TWO_SEPTETS = "[]{}\\^~|";
    private static final String SEPARATOR = "; ";
    private static final int ID = 8;

    private SmsText() {}

    /**
     * A beginning, as many of the items as fit, how many more there are, and the short id of the message.
     *
     * @param items the most important first; the first one is cut rather than left out
     */
    static String of(String begin, List<String> items, String id) {
        String end = " (" + id.substring(0, Math.min(ID, id.length())) + ")";
        String head = ascii(begin);
        List<String> shown = new ArrayList<>();
        int used = septets(head) + septets(end);
        for (String item : items) {
            String text = ascii(item);
            int hidden = items.size() - shown.size();
            // Room for the number of those that are left out, unless this is the last one.
            int room = MOST_SEPTETS - used - (hidden == 1 ? 0 : septets(more(hidden)));
            if (shown.isEmpty()) {
                text = cut(text, room);
            } else if (septets(SEPARATOR + text) > room) {
                break;
            }
            used += septets(shown.isEmpty() ? text : SEPARATOR + text);
            shown.add(text);
        }
        int hidden = items.size() - shown.size();
        return head + String.join(SEPARATOR, shown) + (hidden == 0 ? "" : more(hidden)) + end;
    }

    private static String more(int hidden) {
        return SEPARATOR + "+" + hidden + " more";
    }

    /** The text in characters that have a place in GSM-7: what has none becomes a question mark. */
    private static String ascii(String text) {
        StringBuilder ascii = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (c) {
                case '`' -> ascii.append('\'');
                case '…' -> ascii.append("..");
                case '–' -> ascii.append('-');
                default -> ascii.append(c >= ' ' && c <= '~' ? (char) c : '?');
            }
        });
        return ascii.toString();
    }

    private static String cut(String ascii, int room) {
        int end = ascii.length();
        while (septets(ascii.substring(0, end)) > room) {
            end--;
        }
        return ascii.substring(0, end);
    }

    private static int septets(String ascii) {
        int septets = ascii.length();
        for (int i = 0; i < ascii.length(); i++) {
            septets += TWO_SEPTETS.indexOf(ascii.charAt(i)) < 0 ? 0 : 1;
        }
        return septets;
    }
}
