package dev.monitor.accounting;

import dev.monitor.host.UserNames;
import dev.monitor.model.Usage;
import dev.monitor.model.UserUsage;
import java.util.Arrays;
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

    /** A row: both halves of the name, the uid plus one (a free row has 0), ticks, commands. */
    private static final int ROW = 5;

    private static final int LOW = 0;
    private static final int HIGH = 1;
    private static final int USER = 2;
    private static final int TICKS = 3;
    private static final int COMMANDS = 4;

    /** For how many rows there is room at first. */
    private static final int FEW_ROWS = 32;

    private static final int ROWS_OF_A_RUN = 1 << 11;

    private static final int MANY_ROWS = 1 << 15;

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

    /** One with room for what a busy run finds, which need not be moved while it grows. */
    static UsageTable ofRun() {
        return new UsageTable(ROWS_OF_A_RUN);
    }

    /** One with so much room from the start that most rows are found where they are looked for first, which is faster. */
    static UsageTable roomy() {
        return new UsageTable(MANY_ROWS);
    }

    /**
     * {@inheritDoc}
     *
     * <p>Ten million records take no longer than a cold program does to start, if this is compiled soon, once, and nothing else
     * has to be. So all that happens to most records is here, calls nothing but what is inlined, and compares a key as a whole: a
     * branch that is taken for the first time when it is compiled already undoes that.
     */
    @Override
    public int addAll(long[] words, int from, int to) {
        long[] rows = this.rows;
        for (int record = from; record < to; record++) {
            int at = RecordLayout.WORDS * record;
            if (!RecordLayout.isPlausible(words, at)) {
                return record;
            }
            long low = words[at + RecordLayout.NAME];
            long high = words[at + RecordLayout.NAME_END];
            long user = user(words[at + RecordLayout.UID]);
            int row = place(user, low, high);
            if (differs(rows, row, user, low, high)) {
                row = row(user, low, high);
                rows = this.rows;
            }
            rows[row + TICKS] += RecordLayout.cpuTicks(words, at);
            rows[row + COMMANDS]++;
        }
        return to;
    }

    @Override
    public void add(long[] words, int at) {
        add(words, at, RecordLayout.cpuTicks(words, at));
    }

    /** Adds what a user's programs used that are not told apart. */
    void addOther(long uid, long ticks, long commands) {
        add(user(uid), ProgramName.OTHER, ProgramName.OTHER_END, ticks, commands);
    }

    /** Adds one little-endian record, of which only so many ticks are to be counted. */
    void add(long[] words, int at, long ticks) {
        long low = words[at + RecordLayout.NAME];
        long high = words[at + RecordLayout.NAME_END];
        add(user(words[at + RecordLayout.UID]), low, high, ticks, 1);
    }

    @Override
    public UsageTable another() {
        return new UsageTable(firstRows);
    }

    @Override
    public void append(UsageTable other) {
        long[] from = other.rows;
        for (int i = 0; i < other.size; i++) {
            int row = other.used[i];
            add(from[row + USER], from[row + LOW], from[row + HIGH], from[row + TICKS], from[row + COMMANDS]);
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

    /** Adds all uids that it holds. */
    void addUids(Set<Long> uids) {
        for (int i = 0; i < size; i++) {
            uids.add(uid(used[i]));
        }
    }

    /** What it holds, with names, in the order in which it came. */
    List<UserUsage> usages(UserNames users) {
        NamedSums sums = new NamedSums();
        addTo(sums);
        return sums.usages(users);
    }

    /** Adds all that it holds. */
    void addTo(NamedSums sums) {
        ProgramNames names = new ProgramNames();
        for (int i = 0; i < size; i++) {
            addTo(sums, names, used[i]);
        }
    }

    /** Adds where its rows are and what they hold; those that stand for others are others. */
    void addTo(LargestRows largest) {
        for (int i = 0; i < size; i++) {
            int row = used[i];
            if (rows[row + LOW] == ProgramName.OTHER && rows[row + HIGH] == ProgramName.OTHER_END) {
                largest.addOther(uid(row), rows[row + TICKS], rows[row + COMMANDS]);
            } else {
                largest.add(uid(row), row, rows[row + TICKS], rows[row + COMMANDS]);
            }
        }
    }

    /** Adds one row of it. Names that are not exact may be the same text. */
    void addTo(NamedSums sums, ProgramNames names, int row) {
        ProgramName name = names.name(rows[row + LOW], rows[row + HIGH]);
        if (name.isExact()) {
            sums.addOnce(uid(row), name.text(), rows[row + TICKS], rows[row + COMMANDS]);
        } else {
            sums.add(uid(row), name.text(), rows[row + TICKS], rows[row + COMMANDS]);
        }
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
        int row = place(user, low, high);
        while (rows[row + USER] != 0 && differs(rows, row, user, low, high)) {
            row = (row + ROW) % rows.length;
        }
        return row;
    }

    /** Where the row with this key is looked for first. */
    private int place(long user, long low, long high) {
        return ROW * (int) ((low * lowFactor + high * highFactor + user * userFactor) >>> shift);
    }

    /** Whether a row has another key, or none; in one comparison, see {@link #addAll}. */
    private static boolean differs(long[] rows, int row, long user, long low, long high) {
        return ((rows[row + LOW] ^ low) | (rows[row + HIGH] ^ high) | (rows[row + USER] ^ user)) != 0;
    }

    /** Makes a row of a free one; where there are too many, the one of the user's other programs is taken. */
    private int append(int free, long user, long low, long high) {
        if (size >= MOST_ROWS && (low != ProgramName.OTHER || high != ProgramName.OTHER_END)) {
            return row(user, ProgramName.OTHER, ProgramName.OTHER_END);
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

    private static long user(long uid) {
        return (uid & 0xffffffffL) + 1;
    }

    private long uid(int row) {
        return rows[row + USER] - 1;
    }

    /** The next number of a sequence (SplitMix64), made odd. */
    static long factor(long seed) {
        long z = seed + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return (z ^ (z >>> 31)) | 1;
    }
}
