package dev.monitor.collect;

import dev.monitor.host.TextFile;
import dev.monitor.model.CollectException;

/** The words of one line, set apart by blanks, taken one after the other. */
final class Words {
    private final TextFile file;
    private final String line;
    private int next;

    private Words(TextFile file, String line) {
        this.file = file;
        this.line = line;
    }

    /**
     * The next line of a file of {@code /proc}. The kernel ends each line, the last one too, so a line without an end was
     * cut off, and so may its last number be.
     */
    static Words ofLine(TextFile file) throws CollectException {
        if (!file.hasLine()) {
            throw file.malformed("empty");
        }
        Words words = new Words(file, file.line());
        if (!file.hasLine() && !file.text().endsWith("\n")) {
            throw file.malformed("the line is cut off");
        }
        return words;
    }

    boolean hasNext() {
        while (next < line.length() && isBlank(line.charAt(next))) {
            next++;
        }
        return next < line.length();
    }

    String next() throws CollectException {
        if (!hasNext()) {
            throw file.malformed("the line is too short");
        }
        int begin = next;
        while (next < line.length() && !isBlank(line.charAt(next))) {
            next++;
        }
        return line.substring(begin, next);
    }

    /** The next word as a number, not negative. */
    long number() throws CollectException {
        return file.number(next());
    }

    /** The next word as a decimal number, not negative. */
    double decimal() throws CollectException {
        return file.decimal(next());
    }

    /** Says that the line has to end here. */
    void end() throws CollectException {
        if (hasNext()) {
            throw file.malformed("the line is too long");
        }
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
