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

    private final byte[] bytes;
    private final int end;
    private final String path;
    private final int nameBegin;
    private final int nameEnd;
    private int next;

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
        char letter = (char) bytes[nameEnd + 2]; // field 3
        next = nameEnd + 3;
        skip(5);
        boolean exiting = (number() & EXITING) != 0; // field 9
        skip(4);
        cpuTicks = number() + number(); // utime and stime, fields 14 and 15
        skip(4);
        threads = (int) number(); // field 20
        state = exiting && threads == 1 && letter != 'Z' ? 'X' : letter;
        skip(1);
        startTicks = number(); // field 22
        skip(1);
        rssPages = number(); // field 24
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

    /** Goes over fields; each begins with a blank. */
    private void skip(int fields) {
        for (int field = 0; field < fields; field++) {
            next++;
            while (next < end && bytes[next] != ' ') {
                next++;
            }
        }
    }

    private long number() throws CollectException {
        int begin = ++next;
        long value = 0;
        while (next < end && bytes[next] >= '0' && bytes[next] <= '9') {
            value = value * 10 + bytes[next++] - '0';
        }
        boolean isWhole = next < end && (bytes[next] == ' ' || bytes[next] == '\n');
        if (next == begin || !isWhole || next - begin > 18) {
            throw malformed();
        }
        return value;
    }

    private CollectException malformed() {
        return new CollectException(path + ":1: malformed or cut off");
    }
}
