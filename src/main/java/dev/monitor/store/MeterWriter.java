package dev.monitor.store;

import dev.monitor.model.Usage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Moves the meters on. What moved in a run is written by two statements; only new meters take some each. */
final class MeterWriter {
    /** A user who runs programs under ever new names cannot fill the file: further ones are counted under one name. */
    private static final int MOST_PROGRAMS = 300;

    /** Whether a meter is that of a row of usages. */
    private static final String SAME =
            "meter.uid = more.uid AND meter.user = more.user AND meter.program = more.program";

    private final Database database;

    MeterWriter(Database database) {
        this.database = database;
    }

    /**
     * Moves the meters on, and takes a reading of those that moved.
     *
     * @param increments one for each user and program
     */
    void add(long run, List<Usage> increments) throws StoreException {
        String rows = UsageRows.of(increments);
        int moved = database.update(
                "UPDATE meter SET cpu = meter.cpu + more.cpu, commands = meter.commands + more.commands FROM "
                        + UsageRows.TABLE + " more WHERE " + SAME,
                rows);
        // In the order of the table, which may be larger than SQLite's cache.
        database.update(
                "INSERT OR REPLACE INTO reading SELECT meter.id, ?, meter.cpu, meter.commands FROM " + UsageRows.TABLE
                        + " more CROSS JOIN meter WHERE " + SAME + " ORDER BY meter.id",
                run,
                rows);
        if (moved < increments.size()) {
            addNew(run, unknown(rows));
        }
    }

    /** Those of the usages for which there is no meter. */
    private List<Usage> unknown(String rows) throws StoreException {
        List<Usage> unknown = new ArrayList<>();
        String sql =
                "SELECT * FROM " + UsageRows.TABLE + " more WHERE NOT EXISTS (SELECT 1 FROM meter WHERE " + SAME + ")";
        try (Rows row = database.query(sql, rows)) {
            while (row.next()) {
                unknown.add(MeterTable.usage(row));
            }
        }
        return unknown;
    }

    /** Makes meters; two programs have one where their user has too many. */
    private void addNew(long run, List<Usage> increments) throws StoreException {
        String which = " WHERE uid = ? AND user = ? AND program = ?";
        String onward = "UPDATE meter SET cpu = cpu + ?, commands = commands + ?" + which;
        String reading = "INSERT OR REPLACE INTO reading SELECT id, ?, cpu, commands FROM meter" + which;
        try (Change move = database.change(onward);
                Change read = database.change(reading)) {
            for (Usage usage : increments) {
                String program = make(usage);
                long cpu = UsageRows.hundredths(usage.cpu());
                move.run(cpu, usage.commands(), usage.uid(), usage.user(), program);
                read.run(run, usage.uid(), usage.user(), program);
            }
        }
    }

    /** The meter of a user's program, made if it is new. */
    long meter(Usage usage) throws StoreException {
        Long known = find(usage, usage.program());
        if (known != null) {
            return known;
        }
        Long made = find(usage, make(usage));
        if (made == null) {
            throw new IllegalStateException("a meter that was just made is not there");
        }
        return made;
    }

    /** Makes a meter, and tells the name of its program: that of all others where the user has too many. */
    private String make(Usage usage) throws StoreException {
        String program = programs(usage) < MOST_PROGRAMS ? usage.program() : Usage.OTHER_PROGRAMS;
        database.update(
                "INSERT OR IGNORE INTO meter (uid, user, program, cpu, commands) VALUES (?, ?, ?, 0, 0)",
                usage.uid(),
                usage.user(),
                program);
        return program;
    }

    private @Nullable Long find(Usage usage, String program) throws StoreException {
        String sql = "SELECT id FROM meter WHERE uid = ? AND user = ? AND program = ?";
        try (Rows row = database.query(sql, usage.uid(), usage.user(), program)) {
            return row.next() ? (Long) row.number(1) : null;
        }
    }

    private long programs(Usage usage) throws StoreException {
        String sql = "SELECT count(*) FROM meter WHERE uid = ? AND user = ?";
        try (Rows row = database.query(sql, usage.uid(), usage.user())) {
            return row.next() ? row.number(1) : 0;
        }
    }
}
