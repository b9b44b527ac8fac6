package dev.monitor.accounting;

import java.nio.ByteBuffer;

/**
 * The bytes of one accounting record, version 3 (acct(5), {@code struct acct_v3} of linux/acct.h), seen as eight words of
 * eight bytes, each read as little-endian, so that what comes first is in the lowest bits:
 *
 * <pre>
 *  0 flag u8, version u8, tty u16, exit code u32           4 four comp_t: user time, system time, memory, I/O
 *  1 uid u32, gid u32                                      5 four comp_t: I/O, faults, swaps
 *  2 pid u32, parent pid u32                               6, 7 the program's name
 *  3 begin u32, seconds since the epoch; elapsed ticks, float
 * </pre>
 *
 * A big-endian kernel sets the highest bit of the version and writes every number the other way round. A tick is 1/100 s.
 */
final class RecordLayout {
    static final int BYTES = 64;
    static final int WORDS = BYTES / 8;

    /** The words of which a sum is made; the uid is in the lower half of its own. */
    static final int UID = 1;

    static final int CPU = 4;
    static final int NAME = 6;
    static final int NAME_END = 7;

    private static final int PIDS = 2;
    private static final int TIMES = 3;

    private static final int VERSION = 3;

    /** Version and flags of the first word: three, and no flag that no kernel knows. */
    private static final int HEAD_MASK = 0xffc0;

    private static final int HEAD = 0x0300;
    private static final int BIG_ENDIAN_HEAD = 0x8300;

    /** The kernel gives out pids below 2²²: what is zero in both halves. */
    private static final long NO_PIDS = 0xffc00000_ffc00000L;

    /** As many ticks as there are in 2³² seconds; the bits of floats that are not negative are in the order of the floats. */
    private static final int MOST_ELAPSED = Float.floatToRawIntBits(100f * (1L << 32));

    /** 1980, where a clock without a battery begins, in ticks since the epoch. */
    private static final long EARLIEST_BEGIN = 31_553_280_000L;

    private RecordLayout() {}

    /** The ticks of a comp_t: thirteen bits, shifted left by three bits times the three bits above them. */
    static long ticks(long comp) {
        return (comp & 0x1fff) << (3 * ((comp >>> 13) & 7));
    }

    /** User and system time of a record in ticks. */
    static long cpuTicks(long[] words, int at) {
        long cpu = words[at + CPU];
        return ticks(cpu) + ticks(cpu >>> 16);
    }

    /** The pid of a record. */
    static int pid(long[] words, int at) {
        return (int) words[at + PIDS];
    }

    /** When the process of a record began by the clock at its end, in ticks since the epoch, give or take a second. */
    static long beginTicks(long[] words, int at) {
        return 100 * (words[at + TIMES] & 0xffffffffL);
    }

    /** How long the process of a record lived, in ticks; the kernel keeps 24 bits of it. */
    static long elapsedTicks(long[] words, int at) {
        return (long) Float.intBitsToFloat((int) (words[at + TIMES] >>> 32));
    }

    /** When the process of a record ended, in ticks since the epoch. */
    static long endTicks(long[] words, int at) {
        return beginTicks(words, at) + elapsedTicks(words, at);
    }

    /** Whether a little-endian record can begin here: cheap enough to be asked of every record. */
    static boolean isPlausible(long[] words, int at) {
        return (((words[at] & HEAD_MASK) ^ HEAD) | (words[at + PIDS] & NO_PIDS)) == 0
                && words[at + TIMES] >>> 32 <= MOST_ELAPSED;
    }

    /** Whether this may be a record of a big-endian kernel. */
    static boolean isBigEndian(long[] words, int at) {
        return (words[at] & HEAD_MASK) == BIG_ENDIAN_HEAD;
    }

    /** The record of a big-endian kernel as a little-endian one; each two comp_t change places. */
    static long[] swapped(long[] words, int at) {
        long[] record = new long[WORDS];
        record[0] = (words[at] & 0xff) | HEAD;
        for (int word = 1; word < NAME; word++) {
            record[word] = Long.rotateLeft(Long.reverseBytes(words[at + word]), 32);
        }
        System.arraycopy(words, at + NAME, record, NAME, WORDS - NAME);
        return record;
    }

    /**
     * Whether a record of either byte order begins at this byte, asked where nothing says that one should: the begin must
     * be a likely time, and only zeros may follow the end of the name.
     */
    static boolean isConvincing(ByteBuffer bytes, int at) {
        if ((bytes.get(at + 1) & 0x7f) != VERSION) {
            return false;
        }
        long[] record = new long[WORDS];
        for (int word = 0; word < WORDS; word++) {
            record[word] = bytes.getLong(at + 8 * word);
        }
        if (isBigEndian(record, 0)) {
            record = swapped(record, 0);
        }
        return isPlausible(record, 0)
                && beginTicks(record, 0) >= EARLIEST_BEGIN
                && isPaddedWithZeros(bytes, at + 8 * NAME, at + BYTES);
    }

    private static boolean isPaddedWithZeros(ByteBuffer bytes, int from, int to) {
        boolean ended = false;
        for (int at = from; at < to; at++) {
            if (ended && bytes.get(at) != 0) {
                return false;
            }
            ended |= bytes.get(at) == 0;
        }
        return true;
    }
}
