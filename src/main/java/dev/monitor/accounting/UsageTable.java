package dev.monitor.accounting;

import dev.monitor.host.UserNames;
import dev.monitor.model.Usage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * CPU time and commands by uid and program, for millions of records: a hash table over plain arrays, keyed by the uid and
 * the sixteen bytes of the name as they are.
 *
 * <p>A user can give a program any number of names. Beyond {@link #MOST_ROWS} a new name is counted under
 * {@link Usage#OTHER_PROGRAMS} of its user, so that a table has an end and the users' sums stay right.
 */
final class UsageTable implements RecordSink<UsageTable> {
    static final int MOST_ROWS = 1 << 17;

    private static final int COMM_BYTES = 16;

    /** A row: both halves of the name, uid, ticks, commands. */
    private static final int ROW = 5;

    private static final int FIRST_ROWS = 32;

    private static final long OTHER_LOW = half(0);
    private static final long OTHER_HIGH = half(8);

    /** Odd and not to be foreseen, so that nobody can choose names that all have the same hash. */
    private final long lowFactor = factor(System.nanoTime());

    private final long highFactor = factor(lowFactor);
    private final long uidFactor = factor(highFactor);

    /** For each hash the number of its row, counted from one; 0 where there is none. At most half of it is in use. */
    private int[] slots = new int[2 * FIRST_ROWS];

    private long[] rows = new long[ROW * FIRST_ROWS];
    private int size;

    /** Leaves as many of the highest bits of a hash as there are in a slot's number. */
    private int shift = Long.numberOfLeadingZeros(slots.length) + 1;

    @Override
    public void add(int[] words, int at) {
        add(words, at, RecordLayout.cpuTicks(words, at));
    }

    /** Adds one little-endian record, of which only so many ticks are to be counted. */
    void add(int[] words, int at, long ticks) {
        int comm = at + RecordLayout.COMM;
        long low = join(words[comm], words[comm + 1]);
        long high = join(words[comm + 2], words[comm + 3]);
        add(words[at + RecordLayout.UID], low, high, ticks, 1);
    }

    @Override
    public UsageTable another() {
        return new UsageTable();
    }

    @Override
    public void append(UsageTable other) {
        for (int row = 0; row < other.size; row++) {
            int at = ROW * row;
            long[] rows = other.rows;
            add((int) rows[at + 2], rows[at], rows[at + 1], rows[at + 3], rows[at + 4]);
        }
    }

    @Override
    public UsageTable table() {
        return this;
    }

    /** How many rows there are. */
    int size() {
        return size;
    }

    /** What it holds, with names, in the order in which it came. */
    List<Usage> usages(UserNames users) {
        Set<Long> uids = new HashSet<>();
        addUids(uids);
        users.lookUp(uids);
        NamedSums sums = new NamedSums(users);
        addTo(sums);
        return sums.usages();
    }

    /** The same, but of each user only so many programs by name, the largest; the others are one. */
    List<Usage> usages(UserNames users, int programs) {
        LargestRows largest = new LargestRows(programs);
        for (int row = 0; row < size; row++) {
            int at = ROW * row;
            if (rows[at] == OTHER_LOW && rows[at + 1] == OTHER_HIGH) {
                largest.addOther((int) rows[at + 2], rows[at + 3], rows[at + 4]);
            } else {
                largest.add((int) rows[at + 2], row, rows[at + 3], rows[at + 4]);
            }
        }
        UsageTable table = new UsageTable();
        for (LargestRows.Of user : largest.users()) {
            for (int row : user.rows()) {
                int at = ROW * row;
                table.add((int) rows[at + 2], rows[at], rows[at + 1], rows[at + 3], rows[at + 4]);
            }
            if (user.otherCommands() > 0) {
                table.add(user.uid(), OTHER_LOW, OTHER_HIGH, user.otherTicks(), user.otherCommands());
            }
        }
        return table.usages(users);
    }

    /** Adds all uids that it holds. */
    void addUids(Set<Long> uids) {
        for (int row = 0; row < size; row++) {
            uids.add(uid(row));
        }
    }

    /** Adds all that it holds. */
    void addTo(NamedSums sums) {
        for (int row = 0; row < size; row++) {
            sums.add(uid(row), program(row), rows[ROW * row + 3], rows[ROW * row + 4]);
        }
    }

    private static long join(int low, int high) {
        return (low & 0xffffffffL) | ((long) high << 32);
    }

    private void add(int uid, long low, long high, long ticks, long commands) {
        int slot = slot(uid, low, high);
        int row = slots[slot] - 1;
        if (row >= 0) {
            rows[ROW * row + 3] += ticks;
            rows[ROW * row + 4] += commands;
        } else if (size >= MOST_ROWS && (low != OTHER_LOW || high != OTHER_HIGH)) {
            add(uid, OTHER_LOW, OTHER_HIGH, ticks, commands);
        } else {
            append(slot, uid, low, high, ticks, commands);
        }
    }

    /** The slot that holds this key, or the free one where it belongs. */
    private int slot(int uid, long low, long high) {
        long hash = low * lowFactor + high * highFactor + uid * uidFactor;
        int slot = (int) (hash >>> shift);
        while (slots[slot] != 0) {
            int at = ROW * (slots[slot] - 1);
            if (rows[at] == low && rows[at + 1] == high && (int) rows[at + 2] == uid) {
                return slot;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }

    private void append(int slot, int uid, long low, long high, long ticks, long commands) {
        int at = ROW * size;
        rows[at] = low;
        rows[at + 1] = high;
        rows[at + 2] = uid;
        rows[at + 3] = ticks;
        rows[at + 4] = commands;
        slots[slot] = ++size;
        if (ROW * size == rows.length) {
            grow();
        }
    }

    private void grow() {
        rows = Arrays.copyOf(rows, 2 * rows.length);
        slots = new int[2 * slots.length];
        shift--;
        for (int row = 0; row < size; row++) {
            int at = ROW * row;
            slots[slot((int) rows[at + 2], rows[at], rows[at + 1])] = row + 1;
        }
    }

    private long uid(int row) {
        return Integer.toUnsignedLong((int) rows[ROW * row + 2]);
    }

    /** The name up to its end; bytes that are not UTF-8 become U+FFFD. */
    private String program(int row) {
        byte[] name = new byte[COMM_BYTES];
        int length = 0;
        while (length < COMM_BYTES) {
            byte next = (byte) (rows[ROW * row + length / 8] >>> (8 * (length % 8)));
            if (next == 0) {
                break;
            }
            name[length++] = next;
        }
        return new String(name, 0, length, StandardCharsets.UTF_8);
    }

    /** The next number of a sequence (SplitMix64), made odd. */
    private static long factor(long seed) {
        long z = seed + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return (z ^ (z >>> 31)) | 1;
    }

    /** Eight bytes of {@link Usage#OTHER_PROGRAMS}, which is as long as a name can be. */
    private static long half(int from) {
        long half = 0;
        for (int i = 0; i < 8; i++) {
            half |= (long) Usage.OTHER_PROGRAMS.charAt(from + i) << (8 * i);
        }
        return half;
    }
}
