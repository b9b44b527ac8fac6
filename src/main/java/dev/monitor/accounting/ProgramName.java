package dev.monitor.accounting;

import dev.monitor.model.Usage;
import java.nio.charset.StandardCharsets;

/**
 * A program's name, which a record has as sixteen bytes in two words, the first byte in the lowest bits.
 *
 * @param text the name up to its end; bytes that are not UTF-8 become U+FFFD
 * @param isExact whether no other bytes have this text: plain ASCII, and nothing behind its end
 */
record ProgramName(String text, boolean isExact) {
    private static final int BYTES = 16;

    /** The highest bit of each byte. */
    private static final long NOT_ASCII = 0x8080808080808080L;

    /** {@link Usage#OTHER_PROGRAMS}, which is as long as a name can be. */
    static final long OTHER = half(0);

    static final long OTHER_END = half(8);

    static ProgramName of(long begin, long end) {
        byte[] name = new byte[BYTES];
        int length = 0;
        while (length < BYTES) {
            byte next = (byte) ((length < 8 ? begin : end) >>> (8 * length));
            if (next == 0) {
                break;
            }
            name[length++] = next;
        }
        boolean isExact = ((begin | end) & NOT_ASCII) == 0 && length == BYTES - unused(begin, end) / 8;
        return new ProgramName(new String(name, 0, length, StandardCharsets.UTF_8), isExact);
    }

    /** How many bits behind the last byte that is not 0. */
    private static int unused(long begin, long end) {
        return end == 0 ? Long.SIZE + Long.numberOfLeadingZeros(begin) : Long.numberOfLeadingZeros(end);
    }

    private static long half(int from) {
        long half = 0;
        for (int i = 0; i < 8; i++) {
            half |= (long) Usage.OTHER_PROGRAMS.charAt(from + i) << (8 * i);
        }
        return half;
    }
}
