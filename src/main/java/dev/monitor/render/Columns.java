package dev.monitor.render;

import java.util.ArrayList;
import java.util.List;

/**
 * How text fills the columns of a terminal or of a monospaced block: most characters take one, those of East Asian scripts
 * and emoji two (after Unicode's annex 11), combining marks none. The text must be printable.
 */
final class Columns {
    private static final String ELLIPSIS = "…";

    /** All before it are letters, digits and signs that take one column. */
    private static final int FIRST_MARK = 0x300;

    private static final int FIRST_BLOCK = 0x2580;
    private static final int LAST_BLOCK = 0x259f;

    /** The blocks whose characters are two columns wide, first and last code point each. */
    private static final int[] WIDE = {
        0x1100, 0x115F, 0x231A, 0x231B, 0x23E9, 0x23EC, 0x2614, 0x2615, 0x2648, 0x2653, 0x26BD, 0x26BE, 0x2705, 0x2705,
        0x270A, 0x270B, 0x2728, 0x2728, 0x274C, 0x274C, 0x2753, 0x2757, 0x2795, 0x2797, 0x2B1B, 0x2B1C, 0x2B50, 0x2B50,
        0x2E80, 0x303E, 0x3041, 0x4DBF, 0x4E00, 0xA4CF, 0xA960, 0xA97C, 0xAC00, 0xD7A3, 0xF900, 0xFAFF, 0xFE30, 0xFE6F,
        0xFF01, 0xFF60, 0xFFE0, 0xFFE6, 0x16FE0, 0x18DFF, 0x1B000, 0x1B2FF, 0x1F18E, 0x1F19A, 0x1F200, 0x1F265, 0x1F300,
        0x1F64F, 0x1F680, 0x1F6FF, 0x1F7E0, 0x1F7F0, 0x1F900, 0x1F9FF, 0x1FA70, 0x1FAFF, 0x20000, 0x3FFFD
    };

    private Columns() {}

    /** How many columns the text takes. */
    static int width(String text) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            if (!isPlain(text.charAt(i))) {
                return widthOfAny(text);
            }
        }
        return length;
    }

    /** Whether it takes one column, as letters, digits, signs and the blocks of a bar do. */
    private static boolean isPlain(char c) {
        return c < FIRST_MARK || (c >= FIRST_BLOCK && c <= LAST_BLOCK);
    }

    private static int widthOfAny(String text) {
        int width = 0;
        int codePoint;
        for (int i = 0; i < text.length(); i += Character.charCount(codePoint)) {
            codePoint = text.codePointAt(i);
            width += width(codePoint);
        }
        return width;
    }

    /** The text, or as much of it as fits with an ellipsis at its end. */
    static String cut(String text, int columns) {
        if (width(text) <= columns) {
            return text;
        }
        int end = fitting(text, columns - 1);
        return text.substring(0, end) + ELLIPSIS;
    }

    /** The text with spaces before it. */
    static String padLeft(String text, int columns) {
        return " ".repeat(Math.max(0, columns - width(text))) + text;
    }

    /** The text in lines that break between words, and within a word only where it is longer than a line. */
    static List<String> wrap(String text, int columns) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (width(rest) > columns) {
            int end = Math.max(fitting(rest, columns), rest.offsetByCodePoints(0, 1));
            int space = rest.lastIndexOf(' ', end);
            int cut = space > 0 ? space : end;
            lines.add(rest.substring(0, cut));
            rest = rest.substring(cut).stripLeading();
        }
        lines.add(rest);
        return lines;
    }

    /** Whether it is drawn onto the character before it. */
    static boolean isMark(int codePoint) {
        if (codePoint < FIRST_MARK) {
            return false;
        }
        int type = Character.getType(codePoint);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    /** Where the part of the text ends that fits. */
    private static int fitting(String text, int columns) {
        int used = 0;
        int end = 0;
        while (end < text.length()) {
            int codePoint = text.codePointAt(end);
            used += width(codePoint);
            if (used > columns) {
                break;
            }
            end += Character.charCount(codePoint);
        }
        return end;
    }

    private static int width(int codePoint) {
        if (isMark(codePoint)) {
            return 0;
        }
        for (int i = 0; i < WIDE.length && codePoint >= WIDE[i]; i += 2) {
            if (codePoint <= WIDE[i + 1]) {
                return 2;
            }
        }
        return 1;
    }
}
