package dev.monitor.collect;

import dev.monitor.model.CollectException;
import java.nio.charset.StandardCharsets;

/**
 * {@code /proc/PID/stat} (proc_pid_stat(5)): {@code 42 (name) S 1 42 …}, parsed in place, one after the other, since a machine
 * has thousands. The name may hold anything, parentheses and line ends too: the last closing one ends it.
 */
final class StatLine {
    /** {@code PF_EXITING} of linux/sched.h. */
    private static final long EXITING = 4;

    /** That of a worker of the kernel; others have 15 bytes. */
    private static final int LONGEST_NAME = 64;

    private static final int FIRST_FIELD = 4;
    private static final int FLAGS = 9;
    private static final int UTIME = 14;
    private static final int STIME = 15;
    private static final int THREADS = 20;
    private static final int START = 22;
    private static final int RSS = 24;
    private static final int LAST_FIELD = RSS;

    private static final int MOST_DIGITS = 18;

    private final byte[] bytes;
    private int end;
    private String path = "";
    private int nameBegin;
    private int nameEnd;

    /** By their numbers in proc_pid_stat(5), from the fourth on; those before are no numbers. */
    private final long[] fields = new long[LAST_FIELD + 1];

    /** @param bytes which begin with the line whenever one is to be parsed */
    StatLine(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Parses the line that is there now, of which all is told then.
     *
     * @param length of the line, with the line end
     * @param file where it is from, for people
     */
    void parse(int length, String file) throws CollectException {
        end = length;
        path = file;
        nameBegin = indexOf('(') + 1;
        nameEnd = lastIndexOf(')', Math.min(end, nameBegin + LONGEST_NAME + 1));
        int numbers = nameEnd + ") S ".length();
        if (nameBegin == 0 || nameEnd < nameBegin || numbers >= end || bytes[end - 1] != '\n') {
            throw malformed();
        }
        readFields(numbers);
    }

    /** The program's name; broken UTF-8 becomes U+FFFD. */
    String comm() {
        return new String(bytes, nameBegin, nameEnd - nameBegin, StandardCharsets.UTF_8);
    }

    /** The kernel's letter; {@code X} for a process whose last thread is about to exit. */
    char state() throws CollectException {
        char letter = (char) bytes[nameEnd + 2];
        boolean exiting = (field(FLAGS) & EXITING) != 0;
        return exiting && threads() == 1 && letter != 'Z' ? 'X' : letter;
    }

    int threads() throws CollectException {
        return (int) field(THREADS);
    }

    long startTicks() throws CollectException {
        return field(START);
    }

    long cpuTicks() throws CollectException {
        return field(UTIME) + field(STIME);
    }

    long rssPages() throws CollectException {
        return field(RSS);
    }

    private int indexOf(char wanted) {
        for (int i = 0; i < end; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    private int lastIndexOf(char wanted, int before) {
        for (int i = before - 1; i >= 0; i--) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    /**
     * Reads all numbers, wanted or not, in one loop: ten thousand lines are read before the compiler is done with anything
     * longer. A blank ends a number, and the line end comes later.
     */
    private void readFields(int from) throws CollectException {
        int field = FIRST_FIELD;
        long value = 0;
        int digits = 0;
        boolean negative = false;
        for (int at = from; field <= LAST_FIELD; at++) {
            int digit = bytes[at] - '0';
            if (digit >= 0 && digit <= 9 && digits < MOST_DIGITS) {
                value = value * 10 + digit;
                digits++;
            } else if (bytes[at] == ' ' && digits > 0) {
                fields[field++] = negative ? -value : value;
                value = 0;
                digits = 0;
                negative = false;
            } else if (bytes[at] == '-' && digits == 0 && !negative) {
                negative = true;
            } else {
                throw malformed();
            }
        }
    }

    /** A number that is never negative. */
    private long field(int number) throws CollectException {
        if (fields[number] < 0) {
            throw malformed();
        }
        return fields[number];
    }

    private CollectException malformed() {
        return new CollectException(path + ":1: malformed or cut off");
    }
}
