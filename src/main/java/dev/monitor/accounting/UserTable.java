package dev.monitor.accounting;

import java.util.Arrays;

/**
 * CPU time and commands by uid alone, for who does not ask for programs: as {@link UsageTable}, with less to compare. Reading
 * a record then takes the processor hardly longer than looking at its fields.
 */
final class UserTable implements RecordSink<UserTable> {
    /** A row: the uid plus one (a free row has 0), ticks, commands, and nothing, which makes the next row easy to find. */
    private static final int ROW = 4;

    private static final int USER = 0;
    private static final int TICKS = 1;
    private static final int COMMANDS = 2;

    private static final int FIRST_ROWS = 1 << 11;

    /** Odd and not to be foreseen, so that nobody can choose uids that all have the same hash. */
    private final long factor = UsageTable.factor(System.nanoTime());

    /** The rows, each where its hash says or behind that. At most half of them are in use. */
    private long[] rows = new long[ROW * 2 * FIRST_ROWS];

    /** Where the rows in use begin, in the order in which they came. */
    private int[] used = new int[FIRST_ROWS];

    private int size;

    /** Leaves as many of the highest bits of a hash as there are in the number of a row. */
    private int shift = Long.numberOfLeadingZeros(2L * FIRST_ROWS) + 1;

    /** {@inheritDoc} See {@link UsageTable#addAll} for its form. */
    @Override
    public int addAll(long[] words, int from, int to) {
        long[] rows = this.rows;
        for (int record = from; record < to; record++) {
            int at = RecordLayout.WORDS * record;
            if (!RecordLayout.isPlausible(words, at)) {
                return record;
            }
            long user = user(words, at);
            int row = place(user);
            if (rows[row + USER] != user) {
                row = row(user);
                rows = this.rows;
            }
            rows[row + TICKS] += RecordLayout.cpuTicks(words, at);
            rows[row + COMMANDS]++;
        }
        return to;
    }

    @Override
    public void add(long[] words, int at) {
        add(user(words, at), RecordLayout.cpuTicks(words, at), 1);
    }

    private void add(long user, long ticks, long commands) {
        int row = row(user);
        rows[row + TICKS] += ticks;
        rows[row + COMMANDS] += commands;
    }

    @Override
    public UserTable another() {
        return new UserTable();
    }

    @Override
    public void append(UserTable behind) {
        for (int i = 0; i < behind.size; i++) {
            int row = behind.used[i];
            add(behind.rows[row + USER], behind.rows[row + TICKS], behind.rows[row + COMMANDS]);
        }
    }

    /** All programs of a user are {@link dev.monitor.model.Usage#OTHER_PROGRAMS}. */
    @Override
    public UsageTable table() {
        UsageTable table = new UsageTable();
        for (int i = 0; i < size; i++) {
            int row = used[i];
            table.addOther(rows[row + USER] - 1, rows[row + TICKS], rows[row + COMMANDS]);
        }
        return table;
    }

    private static long user(long[] words, int at) {
        return (words[at + RecordLayout.UID] & 0xffffffffL) + 1;
    }

    /** Where the row of a user is looked for first. */
    private int place(long user) {
        return ROW * (int) ((user * factor) >>> shift);
    }

    /** Where the row of a user is; if there was none, it is made. */
    private int row(long user) {
        int row = find(user);
        if (rows[row + USER] == 0) {
            if (size == used.length) {
                grow();
                row = find(user);
            }
            rows[row + USER] = user;
            used[size++] = row;
        }
        return row;
    }

    /** Where the row of a user is, or the free one where it belongs. */
    private int find(long user) {
        int row = place(user);
        while (rows[row + USER] != user && rows[row + USER] != 0) {
            row = (row + ROW) % rows.length;
        }
        return row;
    }

    private void grow() {
        long[] old = rows;
        rows = new long[2 * old.length];
        shift--;
        for (int i = 0; i < size; i++) {
            int row = find(old[used[i] + USER]);
            System.arraycopy(old, used[i], rows, row, ROW);
            used[i] = row;
        }
        used = Arrays.copyOf(used, 2 * used.length);
    }
}
