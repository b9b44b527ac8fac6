package dev.monitor.accounting;

import dev.monitor.model.CollectException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code sa -u} (sa(8) of GNU accounting) prints: for each ended process
 * {@code %-8.8s %6.2f cpu %8.0fk mem %6.0f io %-16.16s}, and {@code *} if it never called exec. The user's name is cut to
 * eight bytes; the program's name is printed as it is, whatever its characters.
 *
 * <p>So a program's name can begin new lines that look like others. But it has fifteen bytes, and the part of a line before
 * the name is longer: only what has that form in full begins a process, and all else belongs to the name before it.
 */
final class SaOutput {
    /**
     * One ended process.
     *
     * @param user the first eight characters of the user's name, or of the uid as a signed number
     * @param program the program's name, untrusted
     * @param ticks user and system time
     */
    record Ended(String user, String program, long ticks) {}

    private static final int USER_WIDTH = 8;
    private static final int CPU_WIDTH = 6;
    private static final int MEMORY_WIDTH = 8;
    private static final int IO_WIDTH = 6;

    private static final int NAME_WIDTH = 16;

    /** More would not fit into a long. */
    private static final int MOST_DIGITS = 15;

    private final String line;
    private int at;
    private long ticks;
    private String name = "";

    private SaOutput(String line) {
        this.line = line;
    }

    /**
     * All processes, in the order of the output.
     *
     * @param source what to name if it is malformed
     */
    static List<Ended> parse(String source, String output) throws CollectException {
        List<Ended> processes = new ArrayList<>();
        SaOutput open = null;
        int number = 0;
        for (int from = 0; from < output.length(); number++) {
            int end = output.indexOf('\n', from);
            SaOutput next = new SaOutput(output.substring(from, end < 0 ? output.length() : end));
            if (next.beginsProcess()) {
                close(open, processes, source, number);
                open = next;
            } else if (open != null) {
                open.name += '\n' + next.line;
            } else {
                throw malformed(source, 1);
            }
            from += next.line.length() + 1;
        }
        close(open, processes, source, number);
        return processes;
    }

    /** Adds a process of which the last line is the one with this number. */
    private static void close(@Nullable SaOutput open, List<Ended> processes, String source, int number)
            throws CollectException {
        if (open == null) {
            return;
        }
        if (!open.nameFillsField()) {
            throw malformed(source, number);
        }
        processes.add(open.ended());
    }

    private static CollectException malformed(String source, int number) {
        return new CollectException(source + ":" + number + ": not as sa -u prints it");
    }

    /** A program's name is shorter than its field, so that there is a space before the mark. */
    private Ended ended() {
        String user = withoutPadding(line.substring(0, USER_WIDTH));
        String program = name.endsWith(" *") ? name.substring(0, name.length() - 1) : name;
        return new Ended(user, withoutPadding(program), ticks);
    }

    private static String withoutPadding(String field) {
        int end = field.length();
        while (end > 0 && field.charAt(end - 1) == ' ') {
            end--;
        }
        return field.substring(0, end);
    }

    /** Whether the name is as long as its field, or longer by the mark; of other letters than ASCII fewer fill it. */
    private boolean nameFillsField() {
        boolean ascii = true;
        for (int i = 0; i < name.length(); i++) {
            ascii &= name.charAt(i) < 0x80;
        }
        return name.length() <= NAME_WIDTH + 1 && (name.length() >= NAME_WIDTH || !ascii);
    }

    /** Whether the line has all that comes before the program's name. */
    private boolean beginsProcess() {
        at = USER_WIDTH;
        boolean begins = line.length() > USER_WIDTH
                && line.charAt(0) != ' '
                && word(" ")
                && seconds()
                && word(" cpu ")
                && number(MEMORY_WIDTH)
                && word("k mem ")
                && number(IO_WIDTH)
                && word(" io ");
        name = begins ? line.substring(at) : "";
        return begins;
    }

    private boolean word(String word) {
        boolean here = line.startsWith(word, at);
        at += word.length();
        return here;
    }

    /** The CPU time in seconds with two decimals, which are ticks of 1/100 s. */
    private boolean seconds() {
        int begin = at;
        if (!digits()) {
            return false;
        }
        String whole = line.substring(begin, at).stripLeading();
        int point = at;
        if (!word(".") || line.startsWith(" ", at) || !digits() || at - point != 3) {
            return false;
        }
        ticks = 100 * Long.parseLong(whole) + Long.parseLong(line.substring(point + 1, at));
        return fills(begin, CPU_WIDTH);
    }

    private boolean number(int width) {
        int begin = at;
        return digits() && fills(begin, width);
    }

    /** Spaces, then digits, as many as fit into a long. */
    private boolean digits() {
        while (at < line.length() && line.charAt(at) == ' ') {
            at++;
        }
        int begin = at;
        while (at < line.length() && line.charAt(at) >= '0' && line.charAt(at) <= '9') {
            at++;
        }
        return at > begin && at - begin <= MOST_DIGITS;
    }

    /** Whether what began there has the width of its field, or is wider without a space before it. */
    private boolean fills(int begin, int width) {
        return at - begin == width || (at - begin > width && line.charAt(begin) != ' ');
    }
}
