package dev.monitor.host;

import dev.monitor.model.CollectException;

/**
 * A text file of the observed machine, read line by line; what it says of a malformed one names the file and the line.
 */
public final class TextFile {
    private static final int SHOWN = 60;

    private final String path;
    private final String text;
    private int next;
    private int number;

    TextFile(String path, String text) {
        this.path = path;
        this.text = text;
    }

    /** The whole text. */
    public String text() {
        return text;
    }

    /** Whether there is another line. */
    public boolean hasLine() {
        return next < text.length();
    }

    /** The next line without its end. */
    public String line() {
        int end = text.indexOf('\n', next);
        if (end < 0) {
            end = text.length();
        }
        String line = text.substring(next, end);
        next = end + 1;
        number++;
        return line;
    }

    /** The number that a word of the current line is, not negative. */
    public long number(String word) throws CollectException {
        try {
            long value = Long.parseLong(word);
            if (value >= 0 && word.charAt(0) != '+') {
                return value;
            }
        } catch (NumberFormatException e) {
            // told below, with the place
        }
        throw malformed("not a number: " + shown(word));
    }

    /** The decimal number that a word of the current line is, not negative. */
    public double decimal(String word) throws CollectException {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if ((c < '0' || c > '9') && c != '.') {
                throw malformed("not a number: " + shown(word));
            }
        }
        try {
            return Double.parseDouble(word);
        } catch (NumberFormatException e) {
            throw malformed("not a number: " + shown(word));
        }
    }

    /** A fault in the current line, or in the file as a whole before the first. */
    public CollectException malformed(String why) {
        return new CollectException(path + (number == 0 ? "" : ":" + number) + ": " + why);
    }

    private static String shown(String word) {
        StringBuilder shown = new StringBuilder("\"");
        for (int i = 0; i < Math.min(SHOWN, word.length()); i++) {
            char c = word.charAt(i);
            shown.append(c < ' ' || c == 0x7f ? '?' : c);
        }
        return shown.append('"').toString();
    }
}
