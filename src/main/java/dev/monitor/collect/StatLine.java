package dev.monitor.collect;

import dev.monitor.model.CollectException;
import java.nio.charset.StandardCharsets;

/**
 * {@code /proc/PID/stat} (proc_pid_stat(5)): {@code 42 (name) S 1 42 …}, parsed in place, since a machine has thousands. The
 * name may hold anything, parentheses and line ends too: the last closing one ends it.
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
    private final int end;
    private final String path;
    private final int nameBegin;
    private final int nameEnd;

    /** By their numbers in proc_pid_stat(5), from the fourth on; those before are no numbers. */
    private final long[] fields = new long[LAST_FIELD + 1];

    final char state;
    final long cpuTicks;
    final int threads;
    final long startTicks;
    final long rssPages;

    /**
     * @param bytes what begins with the line
     * @param end its length, the line end included
     * @param path of the file, for people
     */
    StatLine(byte[] bytes, int end, String path) throws CollectException {
        this.bytes = bytes;
        this.end = end;
        this.path = path;
        nameBegin = indexOf('(') + 1;
        nameEnd = lastIndexOf(')', Math.min(end, nameBegin + LONGEST_NAME));
        if (nameBegin == 0 || nameEnd < nameBegin || nameEnd + 2 >= end || bytes[end - 1] != '\n') {
            throw malformed();
        }
        readFields(nameEnd + 3);
        char letter = (char) bytes[nameEnd + 2];
        boolean exiting = (field(FLAGS) & EXITING) != 0;
        cpuTicks = field(UTIME) + field(STIME);
        threads = (int) field(THREADS);
        state = exiting && threads == 1 && letter != 'Z' ? 'X' : letter;
        startTicks = field(START);
        rssPages = field(RSS);
    }

    /** The program's name; broken UTF-8 becomes U+FFFD. */
    String comm() {
        return new String(bytes, nameBegin, nameEnd - nameBegin, StandardCharsets.UTF_8);
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
     * Reads all numbers, wanted or not: ten thousand lines are read before the compiler is done with a method that looks for
     * each by itself.
     */
    private void readFields(int from) throws CollectException {
        int next = from;
        for (int field = FIRST_FIELD; field <= LAST_FIELD; field++) {
            next++; // a blank
            boolean negative = next < end && bytes[next] == '-';
            int begin = negative ? next + 1 : next;
            long value = 0;
            next = begin;
            while (next < end && bytes[next] >= '0' && bytes[next] <= '9') {
                value = value * 10 + bytes[next++] - '0';
            }
            boolean isWhole = next < end && (bytes[next] == ' ' || bytes[next] == '\n');
            if (next == begin || !isWhole || next - begin > MOST_DIGITS) {
                throw malformed();
            }
            fields[field] = negative ? -value : value;
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
