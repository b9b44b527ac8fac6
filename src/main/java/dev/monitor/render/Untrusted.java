package dev.monitor.render;

/**
 * Text that strangers wrote (names of users, programs, terminals and hosts, command lines), made harmless for where it
 * is shown. It is never dropped silently: what may not be shown becomes a question mark.
 */
public final class Untrusted {
    /** More combining marks on one letter than any language needs; a longer pile grows over the lines around it. */
    private static final int MOST_MARKS = 3;

    private Untrusted() {}

    /**
     * One line of visible text: control characters (C0 with ESC, DEL, C1), line and paragraph separators, invisible format
     * characters (bidirectional overrides, zero width), unpaired surrogates and unassigned code points become {@code ?}.
     */
    public static String printable(String text) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~') {
                return printableOfAny(text);
            }
        }
        return text;
    }

    private static String printableOfAny(String text) {
        StringBuilder printable = new StringBuilder(text.length());
        int marks = 0;
        int codePoint;
        for (int i = 0; i < text.length(); i += Character.charCount(codePoint)) {
            codePoint = text.codePointAt(i);
            marks = Columns.isMark(codePoint) ? marks + 1 : 0;
            printable.appendCodePoint(isVisible(codePoint) && marks <= MOST_MARKS ? codePoint : '?');
        }
        return printable.toString();
    }

    /** The same of a text of several lines, which stay lines. */
    static String printableLines(String text) {
        StringBuilder lines = new StringBuilder(text.length());
        for (String line : text.lines().toList()) {
            lines.append(printable(line)).append('\n');
        }
        return lines.toString();
    }

    /** The same of a name, which may be empty but must be seen. */
    static String name(String text) {
        return text.isEmpty() ? "(no name)" : printable(text);
    }

    /** The text as data in HTML, and in the subset of it that Telegram understands. */
    static String html(String text) {
        StringBuilder html = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                default -> html.append(c);
            }
        }
        return html.toString();
    }

    private static boolean isVisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
