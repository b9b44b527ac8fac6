package dev.monitor.accounting;

import java.nio.ByteBuffer;

/**
 * The bytes of one accounting record, version 3 (acct(5), {@code struct acct_v3} of linux/acct.h), seen as sixteen words
 * of four bytes, each read as little-endian:
 *
 * <pre>
 *  0 flag u8, version u8, tty u16      6 begin, seconds since the epoch      9, 10, 11 memory, I/O, faults
 *  1 exit code   2 uid   3 gid         7 elapsed ticks, float                12 to 15  the program's name
 *  4 pid         5 parent pid          8 user time, system time: two comp_t
 * </pre>
 *
 * A big-endian kernel sets the highest bit of the version and writes every number the other way round. A tick is 1/100 s.
 */
final class RecordLayout {
    static final int BYTES = 64;
    static final int WORDS = BYTES / 4;

    static final int UID = 2;
    static final int PID = 4;
    static final int BEGIN = 6;
    static final int ELAPSED = 7;
    static final int CPU = 8;
    static final int COMM = 12;

    private static final int PARENT = 5;

    private static final int VERSION = 3;

    /** Version and flags of the first word: three, and no flag that no kernel knows. */
    private static final int HEAD_MASK = 0xffc0;

    private static final int HEAD = 0x0300;
    private static final int BIG_ENDIAN_HEAD = 0x8300;

    /** The kernel gives out pids below 2²². */
    private static final int PID_BITS = 22;

    /** As many ticks as there are in 2³² seconds; the bits of floats that are not negative are in the order of the floats. */
    private static final int MOST_ELAPSED = Float.floatToRawIntBits(100f * (1L << 32));

    /** 1980, where a clock without a battery begins. */
    private static final int EARLIEST_BEGIN = 315_532_800;

    private RecordLayout() {}

    /** The ticks of a comp_t: thirteen bits, shifted left by three bits times the three bits above them. */
    static long ticks(int comp) {
        return (long) (comp & 0x1fff) << (3 * ((comp >>> 13) & 7));
    }

    /** User and system time of a record in ticks. */
    static long cpuTicks(int[] words, int at) {
        int cpu = words[at + CPU];
        return ticks(cpu) + ticks(cpu >>> 16);
    }

    /** When the process of a record began by the clock at its end, in ticks since the epoch, give or take a second. */
    static long beginTicks(int[] words, int at) {
        return 100 * Integer.toUnsignedLong(words[at + BEGIN]);
    }

    /** How long the process of a record lived, in ticks; the kernel keeps 24 bits of it. */
    static long elapsedTicks(int[] words, int at) {
        return (long) Float.intBitsToFloat(words[at + ELAPSED]);
    }

    /** When the process of a record ended, in ticks since the epoch. */
    static long endTicks(int[] words, int at) {
        return beginTicks(words, at) + elapsedTicks(words, at);
    }

    /** Whether a little-endian record can begin here: cheap enough to be asked of every record. */
    static boolean isPlausible(int[] words, int at) {
        return (words[at] & HEAD_MASK) == HEAD
                && (words[at + PID] | words[at + PARENT]) >>> PID_BITS == 0
                && words[at + ELAPSED] >= 0
                && words[at + ELAPSED] <= MOST_ELAPSED;
    }

    /** Whether this may be a record of a big-endian kernel. */
    static boolean isBigEndian(int[] words, int at) {
        return (words[at] & HEAD_MASK) == BIG_ENDIAN_HEAD;
    }

    /** The record of a big-endian kernel as a little-endian one; the two halves of {@link #CPU} change places. */
    static int[] swapped(int[] words, int at) {
        int[] record = new int[WORDS];
        record[0] = (words[at] & 0xff) | HEAD;
        for (int word = 1; word < COMM; word++) {
            record[word] = Integer.reverseBytes(words[at + word]);
        }
        System.arraycopy(words, at + COMM, record, COMM, WORDS - COMM);
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
        int[] record = new int[WORDS];
        for (int word = 0; word < WORDS; word++) {
            record[word] = bytes.getInt(at + 4 * word);
        }
        if (isBigEndian(record, 0)) {
            record = swapped(record, 0);
        }
        return isPlausible(record, 0)
                && Integer.compareUnsigned(record[BEGIN], EARLIEST_BEGIN) >= 0
                && isPaddedWithZeros(bytes, at + 4 * COMM, at + BYTES);
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
