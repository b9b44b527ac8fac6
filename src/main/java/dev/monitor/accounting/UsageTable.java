package dev.monitor.accounting;

import dev.monitor.host.UserNames;
import dev.monitor.model.Usage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * CPU time and commands by uid and program, for millions of records: an open hash table in one plain array, keyed by the uid
 * and the sixteen bytes of the name as they are.
 *
 * <p>A user can give a program any number of names. Beyond {@link #MOST_ROWS} a new name is counted under
 * {@link Usage#OTHER_PROGRAMS} of its user, so that a table has an end and the users' sums stay right.
 */
final class UsageTable implements RecordSink<UsageTable> {
    static final int MOST_ROWS = 1 << 17;

    private static final int COMM_BYTES = 16;

    /** A row: both halves of the name, the uid plus one (a free row has 0), ticks, commands. */
    private static final int ROW = 5;

    private static final int LOW = 0;
    private static final int HIGH = 1;
    private static final int USER = 2;
    private static final int TICKS = 3;
    private static final int COMMANDS = 4;

    /** For how many rows there is room at first. */
    private static final int FEW_ROWS = 32;

    private static final int MANY_ROWS = 1 << 15;

    private static final long OTHER_LOW = half(0);
    private static final long OTHER_HIGH = half(8);

    /** Odd and not to be foreseen, so that nobody can choose names that all have the same hash. */
    private final long lowFactor = factor(System.nanoTime());

    private final long highFactor = factor(lowFactor);
    private final long userFactor = factor(highFactor);

    private final int firstRows;

    /** The rows, each where its hash says or behind that. At most half of them are in use. */
    private long[] rows;

    /** Where the rows in use begin, in the order in which they came. */
    private int[] used;

    private int size;

    /** Leaves as many of the highest bits of a hash as there are in the number of a row. */
    private int shift;

    UsageTable() {
        this(FEW_ROWS);
    }

    private UsageTable(int firstRows) {
        this.firstRows = firstRows;
        rows = new long[ROW * 2 * firstRows];
        used = new int[firstRows];
        shift = Long.numberOfLeadingZeros(2L * firstRows) + 1;
    }

    /** One with so much room from the start that most rows are found where they are looked for first, which is faster. */
    static UsageTable roomy() {
        return new UsageTable(MANY_ROWS);
    }

    /**
     * {@inheritDoc}
     *
     * <p>Ten million records take no longer than a cold program does to start, if this is compiled soon and nothing else has to
     * be. So all that happens to most records is here, and calls nothing but what is inlined.
     */
    @Override
    public int addAll(int[] words, int from, int to) {
        long[] rows = this.rows;
        for (int record = from; record < to; record++) {
            int at = RecordLayout.WORDS * record;
            if (!RecordLayout.isPlausible(words, at)) {
                return record;
            }
            long low = join(words[at + RecordLayout.COMM], words[at + RecordLayout.COMM + 1]);
            long high = join(words[at + RecordLayout.COMM + 2], words[at + RecordLayout.COMM + 3]);
            long user = user(words[at + RecordLayout.UID]);
            int row = ROW * (int) ((low * lowFactor + high * highFactor + user * userFactor) >>> shift);
            while (rows[row + LOW] != low || rows[row + HIGH] != high || rows[row + USER] != user) {
                if (rows[row + USER] == 0) {
                    row = append(row, user, low, high);
                    rows = this.rows;
                    break;
                }
                row = (row + ROW) % rows.length;
            }
            rows[row + TICKS] += RecordLayout.cpuTicks(words, at);
            rows[row + COMMANDS]++;
        }
        return to;
    }

    @Override
    public void add(int[] words, int at) {
        add(words, at, RecordLayout.cpuTicks(words, at));
    }

    /** Adds one little-endian record, of which only so many ticks are to be counted. */
    void add(int[] words, int at, long ticks) {
        int comm = at + RecordLayout.COMM;
        long low = join(words[comm], words[comm + 1]);
        long high = join(words[comm + 2], words[comm + 3]);
        add(user(words[at + RecordLayout.UID]), low, high, ticks, 1);
    }

    @Override
    public UsageTable another() {
        return new UsageTable(firstRows);
    }

    @Override
    public void append(UsageTable other) {
        for (int i = 0; i < other.size; i++) {
            copy(other, other.used[i]);
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
        for (int i = 0; i < size; i++) {
            int row = used[i];
            if (rows[row + LOW] == OTHER_LOW && rows[row + HIGH] == OTHER_HIGH) {
                largest.addOther(uid(row), rows[row + TICKS], rows[row + COMMANDS]);
            } else {
                largest.add(uid(row), row, rows[row + TICKS], rows[row + COMMANDS]);
            }
        }
        users.lookUp(largest.uids());
        NamedSums sums = new NamedSums(users);
        for (LargestRows.Of user : largest.users()) {
            for (int row : user.rows()) {
                addTo(sums, row);
            }
            if (user.otherCommands() > 0) {
                sums.add(user.uid(), Usage.OTHER_PROGRAMS, user.otherTicks(), user.otherCommands());
            }
        }
        return sums.usages();
    }

    /** Adds all uids that it holds. */
    void addUids(Set<Long> uids) {
        for (int i = 0; i < size; i++) {
            uids.add(uid(used[i]));
        }
    }

    /** Adds all that it holds. */
    void addTo(NamedSums sums) {
        for (int i = 0; i < size; i++) {
            addTo(sums, used[i]);
        }
    }

    private void addTo(NamedSums sums, int row) {
        sums.add(uid(row), program(row), rows[row + TICKS], rows[row + COMMANDS]);
    }

    private void copy(UsageTable other, int row) {
        long[] from = other.rows;
        add(from[row + USER], from[row + LOW], from[row + HIGH], from[row + TICKS], from[row + COMMANDS]);
    }

    private static long join(int low, int high) {
        return (low & 0xffffffffL) | ((long) high << 32);
    }

    private void add(long user, long low, long high, long ticks, long commands) {
        int row = row(user, low, high);
        rows[row + TICKS] += ticks;
        rows[row + COMMANDS] += commands;
    }

    /** Where the row with this key is; if there was none, it is made. */
    private int row(long user, long low, long high) {
        int row = find(user, low, high);
        return rows[row + USER] == 0 ? append(row, user, low, high) : row;
    }

    /** Where the row with this key is, or the free one where it belongs. */
    private int find(long user, long low, long high) {
        int row = ROW * (int) ((low * lowFactor + high * highFactor + user * userFactor) >>> shift);
        while (rows[row + USER] != 0
                && (rows[row + LOW] != low || rows[row + HIGH] != high || rows[row + USER] != user)) {
            row = (row + ROW) % rows.length;
        }
        return row;
    }

    /** Makes a row of a free one; where there are too many, the one of the user's other programs is taken. */
    private int append(int free, long user, long low, long high) {
        if (size >= MOST_ROWS && (low != OTHER_LOW || high != OTHER_HIGH)) {
            return row(user, OTHER_LOW, OTHER_HIGH);
        }
        int row = free;
        if (size == used.length) {
            grow();
            row = find(user, low, high);
        }
        rows[row + LOW] = low;
        rows[row + HIGH] = high;
        rows[row + USER] = user;
        used[size] = row;
        size++;
        return row;
    }

    private void grow() {
        long[] old = rows;
        rows = new long[2 * old.length];
        shift--;
        for (int i = 0; i < size; i++) {
            int from = used[i];
            int row = find(old[from + USER], old[from + LOW], old[from + HIGH]);
            System.arraycopy(old, from, rows, row, ROW);
            used[i] = row;
        }
        used = Arrays.copyOf(used, 2 * used.length);
    }

    private static long user(int uid) {
        return (uid & 0xffffffffL) + 1;
    }

    private long uid(int row) {
        return rows[row + USER] - 1;
    }

    /** The name up to its end; bytes that are not UTF-8 become U+FFFD. */
    private String program(int row) {
        byte[] name = new byte[COMM_BYTES];
        int length = 0;
        while (length < COMM_BYTES) {
            byte next = (byte) (rows[row + length / 8] >>> (8 * (length % 8)));
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
