package dev.monitor.store;

import dev.monitor.model.Ticks;
import dev.monitor.model.Usage;
import dev.monitor.model.UserUsage;
import java.util.ArrayList;
import java.util.List;

/** Appends by how much a run moves the meters, by two statements; only new meters take some each. */
final class MeterWriter {
    /** A user who runs programs under ever new names cannot fill the file: further ones are counted under one name. */
    private static final int MOST_PROGRAMS = 300;

    /** Whether a meter is that of a row of usages. */
    private static final String SAME =
            "meter.uid = more.uid AND meter.user = more.user AND meter.program = more.program";

    /** What becomes of a row that is there already. */
    private static final String GROWS =
            " DO UPDATE SET cpu = cpu + excluded.cpu, commands = commands + excluded.commands";

    private final Database database;

    MeterWriter(Database database) {
        this.database = database;
    }

    /**
     * Moves the meters on.
     *
     * @param increments one for each user and program
     */
    void add(long run, List<UserUsage> increments) throws StoreException {
        UsageRows table = UsageRows.of(increments);
        byte[] rows = table.json();
        // In the order of the table.
        int moved = database.update(
                "INSERT INTO movement SELECT ?, meter.id, more.cpu, more.commands FROM " + UsageRows.PROGRAMS
                        + " more CROSS JOIN meter WHERE " + SAME + " ORDER BY meter.id ON CONFLICT" + GROWS,
                run,
                rows);
        if (moved < table.size()) {
            addNew(run, unknown(rows));
        }
        database.update(
                "INSERT INTO user_meter SELECT uid, user, sum(cpu), sum(commands) FROM " + UsageRows.USERS
                        + " GROUP BY uid, user ON CONFLICT" + GROWS,
                rows);
    }

    /** Those of the usages for which there is no meter. */
    private List<Usage> unknown(byte[] rows) throws StoreException {
        List<Usage> unknown = new ArrayList<>();
        String sql = "SELECT * FROM " + UsageRows.PROGRAMS + " more WHERE NOT EXISTS (SELECT 1 FROM meter WHERE " + SAME
                + ")";
        try (Rows row = database.query(sql, rows)) {
            while (row.next()) {
                unknown.add(MeterTable.usage(row));
            }
        }
        return unknown;
    }

    /** Makes meters; two programs have one where their user has too many. */
    private void addNew(long run, List<Usage> increments) throws StoreException {
        try (Change move = database.change("INSERT INTO movement VALUES (?, ?, ?, ?) ON CONFLICT" + GROWS)) {
            for (Usage usage : increments) {
                move.run(run, make(usage), Ticks.of(usage.cpu()), usage.commands());
            }
        }
    }

    /** A new meter; where the user has too many, that of all other programs. */
    private long make(Usage usage) throws StoreException {
        String program = programs(usage) < MOST_PROGRAMS ? usage.program() : Usage.OTHER_PROGRAMS;
        database.update(
                "INSERT OR IGNORE INTO meter (uid, user, program, cpu, commands) VALUES (?, ?, ?, 0, 0)",
                usage.uid(),
                usage.user(),
                program);
        String sql = "SELECT id FROM meter WHERE uid = ? AND user = ? AND program = ?";
        try (Rows row = database.query(sql, usage.uid(), usage.user(), program)) {
            if (!row.next()) {
                throw new IllegalStateException("a meter that was just made is not there");
            }
            return row.number(1);
        }
    }

    private long programs(Usage usage) throws StoreException {
        String sql = "SELECT count(*) FROM meter WHERE uid = ? AND user = ?";
        try (Rows row = database.query(sql, usage.uid(), usage.user())) {
            return row.next() ? row.number(1) : 0;
        }
    }
}
