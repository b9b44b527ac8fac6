package dev.monitor.accounting;

import dev.monitor.host.UserNames;
import dev.monitor.model.Usage;
import dev.monitor.model.UserUsage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Of the rows of a table the largest of each user, and the sum of the others. */
final class LargestRows {
    private final int most;
    private final Map<Long, Of> users = new LinkedHashMap<>();

    /** @param most so many rows a user are kept */
    private LargestRows(int most) {
        this.most = most;
    }

    /** What a table holds, with names, but of each user only so many programs by name, the largest; the others are one. */
    static List<UserUsage> of(UsageTable table, UserNames users, int most) {
        LargestRows largest = new LargestRows(most);
        table.addTo(largest);
        NamedSums sums = new NamedSums();
        ProgramNames names = new ProgramNames();
        for (Of user : largest.users.values()) {
            for (int place = 0; place < user.size; place++) {
                table.addTo(sums, names, user.rows[place]);
            }
            if (user.otherCommands > 0) {
                sums.addOnce(user.uid, Usage.OTHER_PROGRAMS, user.otherTicks, user.otherCommands);
            }
        }
        return sums.usages(users);
    }

    void add(long uid, int row, long ticks, long commands) {
        of(uid).add(row, ticks, commands);
    }

    /** Adds what is to be among the others, however much it is. */
    void addOther(long uid, long ticks, long commands) {
        of(uid).addOther(ticks, commands);
    }

    private Of of(long uid) {
        Of user = users.get(uid);
        if (user == null) {
            user = new Of(uid, most);
            users.put(uid, user);
        }
        return user;
    }

    /** The rows of one user, the largest first. */
    private static final class Of {
        private final long uid;
        private final int[] rows;
        private final long[] ticks;
        private final long[] commands;
        private int size;
        private long otherTicks;
        private long otherCommands;

        Of(long uid, int most) {
            this.uid = uid;
            rows = new int[most];
            ticks = new long[most];
            commands = new long[most];
        }

        private void add(int row, long rowTicks, long rowCommands) {
            int place = size;
            while (place > 0 && isLarger(rowTicks, rowCommands, place - 1)) {
                place--;
            }
            if (size == rows.length) {
                if (place == size) {
                    addOther(rowTicks, rowCommands);
                    return;
                }
                addOther(ticks[size - 1], commands[size - 1]);
            } else {
                size++;
            }
            insert(place, row, rowTicks, rowCommands);
        }

        private void addOther(long rowTicks, long rowCommands) {
            otherTicks += rowTicks;
            otherCommands += rowCommands;
        }

        private boolean isLarger(long rowTicks, long rowCommands, int place) {
            return rowTicks > ticks[place] || (rowTicks == ticks[place] && rowCommands > commands[place]);
        }

        private void insert(int place, int row, long rowTicks, long rowCommands) {
            int after = size - 1 - place;
            System.arraycopy(rows, place, rows, place + 1, after);
            System.arraycopy(ticks, place, ticks, place + 1, after);
            System.arraycopy(commands, place, commands, place + 1, after);
            rows[place] = row;
            ticks[place] = rowTicks;
            commands[place] = rowCommands;
        }
    }
}
