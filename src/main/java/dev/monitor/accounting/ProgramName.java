package dev.monitor.accounting;

import dev.monitor.model.Usage;
import java.nio.charset.StandardCharsets;

/** A program's name as a record has it: sixteen bytes in two words, the first byte in the lowest bits. */
final class ProgramName {
    private static final int BYTES = 16;

    /** The highest bit of each byte. */
    private static final long NOT_ASCII = 0x8080808080808080L;

    /** {@link Usage#OTHER_PROGRAMS}, which is as long as a name can be. */
    static final long OTHER = half(0);

    static final long OTHER_END = half(8);

    private ProgramName() {}

    /** The name up to its end; bytes that are not UTF-8 become U+FFFD. */
    static String text(long begin, long end) {
        byte[] name = new byte[BYTES];
        int length = 0;
        while (length < BYTES) {
            byte next = (byte) ((length < 8 ? begin : end) >>> (8 * length));
            if (next == 0) {
                break;
            }
            name[length++] = next;
        }
        return new String(name, 0, length, StandardCharsets.UTF_8);
    }

    /** Whether no other bytes have this text: plain ASCII, and nothing behind its end. */
    static boolean isExact(String text, long begin, long end) {
        int unused = end == 0 ? Long.SIZE + Long.numberOfLeadingZeros(begin) : Long.numberOfLeadingZeros(end);
        return ((begin | end) & NOT_ASCII) == 0 && text.length() == BYTES - unused / 8;
    }

    private static long half(int from) {
        long half = 0;
        for (int i = 0; i < 8; i++) {
            half |= (long) Usage.OTHER_PROGRAMS.charAt(from + i) << (8 * i);
        }
        return half;
    }
}
