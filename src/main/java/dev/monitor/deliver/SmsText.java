package dev.monitor.deliver;

import java.text.BreakIterator;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of an SMS as networks count it (3GPP TS 23.038 and 23.040): 160 septets in the GSM alphabet or 70 UTF-16 units
 * fit into one; each of several segments holds 153 or 67, and no character is torn between two.
 */
final class SmsText {
    private static final int MOST_SEGMENTS = 2;

    /** More characters than two segments can hold. */
    private static final int MOST_CHARACTERS = 2 * 153 + 1;

    /** Code 0x1B, which leads to the other table, is left out. */
    private static final String GSM = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    /** Each of these takes two septets. */
    private static final String GSM_EXTENSION = "\f^{}\\[~]|€";

    /** The id by which a second copy is recognised. */
    private static final Pattern ID = Pattern.compile("\\s(?:id )?[0-9a-f]{16}$");

    private SmsText() {}

    /**
     * The text without control characters, and cut to two segments where it is longer. An id at its end stays, as
     * {@code id 0123456789abcdef} or without the word.
     */
    static String fit(String text) {
        String clean = clean(text);
        if (segments(clean) <= MOST_SEGMENTS) {
            return clean;
        }
        Matcher matcher = ID.matcher(clean);
        String id = matcher.find() ? matcher.group() : "";
        String told = clean.substring(0, clean.length() - id.length());
        String cut = cut(told, "..." + id);
        return isGsm(cut) ? cut : cut(told, "…" + id);
    }

    /** How many segments a text is sent in. */
    static int segments(String text) {
        boolean gsm = isGsm(text);
        int one = gsm ? 160 : 70;
        int oneOfMany = gsm ? 153 : 67;
        int total = 0;
        int segments = 1;
        int used = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int size = size(text.codePointAt(i), gsm);
            total += size;
            used += size;
            if (used > oneOfMany) {
                segments++;
                used = size;
            }
        }
        return total <= one ? 1 : segments;
    }

    private static int size(int character, boolean gsm) {
        if (gsm) {
            return GSM_EXTENSION.indexOf(character) >= 0 ? 2 : 1;
        }
        return Character.charCount(character);
    }

    private static boolean isGsm(String text) {
        return text.chars().allMatch(c -> GSM.indexOf(c) >= 0 || GSM_EXTENSION.indexOf(c) >= 0);
    }

    private static String clean(String text) {
        StringBuilder clean = new StringBuilder();
        text.replace("\r\n", "\n")
                .codePoints()
                .map(c -> c == '\n' || OneLine.isPrintable(c) ? c : ' ')
                .forEach(clean::appendCodePoint);
        return clean.toString().strip();
    }

    /** The longest beginning, up to the end of a character as people see it, that fits together with the tail. */
    private static String cut(String text, String tail) {
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        int end = Math.min(text.length(), MOST_CHARACTERS);
        end = characters.isBoundary(end) ? end : characters.previous();
        while (segments(beginning(text, end) + tail) > MOST_SEGMENTS) {
            end = characters.preceding(end);
        }
        return beginning(text, end) + tail;
    }

    private static String beginning(String text, int end) {
        return text.substring(0, end).stripTrailing();
    }
}
