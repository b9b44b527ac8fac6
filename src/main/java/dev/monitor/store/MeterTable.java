package dev.monitor.store;

import dev.monitor.model.AccountingCursor;
import dev.monitor.model.MeterState;
import dev.monitor.model.Reading;
import dev.monitor.model.Source;
import dev.monitor.model.Ticks;
import dev.monitor.model.Usage;
import dev.monitor.model.UserUsage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The CPU meters: what each user's programs have used since the history began, and what the meter must remember. */
public final class MeterTable {
    private final Database database;
    private final ProcessBuckets processes;

    MeterTable(Database database) {
        this.database = database;
        this.processes = new ProcessBuckets(database);
    }

    /** What the meter left for its next run. */
    public MeterState state() throws StoreException {
        List<Usage> saTotals = new ArrayList<>();
        try (Rows row = database.query("SELECT uid, user, program, cpu, commands FROM sa_total")) {
            while (row.next()) {
                saTotals.add(usage(row));
            }
        }
        return new MeterState(cursor(), saTotals, processes.load(), era());
    }

    private MeterState.@Nullable Era era() throws StoreException {
        try (Rows row = database.query("SELECT value FROM state WHERE name = 'era'")) {
            if (!row.next()) {
                return null;
            }
            String[] fields = row.text(1).split(" ", -1);
            return new MeterState.Era(Source.valueOf(fields[0]), Instant.ofEpochMilli(Long.parseLong(fields[1])));
        }
    }

    private @Nullable AccountingCursor cursor() throws StoreException {
        try (Rows row = database.query("SELECT value FROM state WHERE name = 'cursor'")) {
            if (!row.next()) {
                return null;
            }
            String[] fields = row.text(1).split("\n", -1);
            return new AccountingCursor(
                    fields[0],
                    Long.parseLong(fields[1]),
                    Long.parseLong(fields[2]),
                    Long.parseLong(fields[3]),
                    fields[4],
                    fields[5],
                    Instant.ofEpochMilli(Long.parseLong(fields[6])));
        }
    }

    /** Keeps what the meter leaves for its next run. */
    public void keep(MeterState before, MeterState next) throws StoreException {
        String cursor = text(next.cursor());
        if (!cursor.isEmpty() && !cursor.equals(text(before.cursor()))) {
            database.update("INSERT OR REPLACE INTO state VALUES ('cursor', ?)", cursor);
        }
        if (!next.saTotals().equals(before.saTotals())) {
            database.execute("DELETE FROM sa_total");
            for (Usage total : next.saTotals()) {
                database.update(
                        "INSERT INTO sa_total (user, uid, program, cpu, commands) VALUES (?, ?, ?, ?, ?)",
                        total.user(),
                        total.uid(),
                        total.program(),
                        Ticks.of(total.cpu()),
                        total.commands());
            }
        }
        String era = text(next.era());
        if (!era.isEmpty() && !era.equals(text(before.era()))) {
            database.update("INSERT OR REPLACE INTO state VALUES ('era', ?)", era);
        }
        if (next.living() != null) {
            processes.save(next.living());
        }
    }

    private static String text(@Nullable AccountingCursor cursor) {
        return cursor == null
                ? ""
                : cursor.file() + "\n" + cursor.device() + "\n" + cursor.inode() + "\n" + cursor.offset() + "\n"
                        + cursor.first() + "\n" + cursor.last() + "\n"
                        + cursor.lastEnd().toEpochMilli();
    }

    private static String text(MeterState.@Nullable Era era) {
        return era == null ? "" : era.source() + " " + era.since().toEpochMilli();
    }

    /** Moves the meters on in a run, the last one there is; one increment for each user and program. */
    public void add(long run, List<UserUsage> increments) throws StoreException {
        new MeterWriter(database).add(run, increments);
    }

    /** Packs what runs have added since this was done last. */
    public void pack() throws StoreException {
        new MeterPacking(database).pack();
    }

    /** The meters of all users. */
    public List<Reading> readings() throws StoreException {
        List<Reading> readings = new ArrayList<>();
        try (Rows row = database.query("SELECT uid, user, cpu, commands FROM user_meter")) {
            while (row.next()) {
                readings.add(reading(row));
            }
        }
        return readings;
    }

    /** What the meters of all users showed after a run. CROSS JOIN keeps SQLite from reading all readings first. */
    public List<Reading> readingsAt(long run) throws StoreException {
        List<Reading> readings = new ArrayList<>();
        String sql = "SELECT uid, user, sum(cpu), sum(commands) FROM ("
                + "SELECT uid, user, r.cpu, r.commands FROM meter CROSS JOIN reading r ON r.meter = id"
                + " AND r.run = (SELECT max(run) FROM reading WHERE meter = id AND run <= ?1)"
                + " UNION ALL SELECT uid, user, movement.cpu, movement.commands"
                + " FROM movement CROSS JOIN meter ON id = meter WHERE run <= ?1) GROUP BY uid, user";
        try (Rows row = database.query(sql, run)) {
            while (row.next()) {
                readings.add(reading(row));
            }
        }
        return readings;
    }

    /**
     * What was used between the ends of two runs.
     *
     * @param after the run that the window begins with; 0 for the beginning of the history
     * @param upTo the run that it ends with
     */
    public List<Usage> between(long after, long upTo) throws StoreException {
        List<Usage> usage = new ArrayList<>();
        String sql = "SELECT uid, user, program, sum(used.cpu), sum(used.commands) FROM ("
                + "SELECT id AS meter, e.cpu - coalesce(b.cpu, 0) AS cpu, e.commands - coalesce(b.commands, 0) AS commands"
                + " FROM meter CROSS JOIN reading e ON e.meter = id"
                + " AND e.run = (SELECT max(run) FROM reading WHERE meter = id AND run > ?1 AND run <= ?2)"
                + " LEFT JOIN reading b ON b.meter = id"
                + " AND b.run = (SELECT max(run) FROM reading WHERE meter = id AND run <= ?1)"
                + " UNION ALL SELECT meter, cpu, commands FROM movement WHERE run > ?1 AND run <= ?2) used"
                + " CROSS JOIN meter ON id = meter GROUP BY meter"
                + " HAVING sum(used.cpu) > 0 OR sum(used.commands) > 0";
        try (Rows row = database.query(sql, after, upTo)) {
            while (row.next()) {
                usage.add(usage(row));
            }
        }
        return usage;
    }

    /** A row of uid, user, CPU time and commands. */
    private static Reading reading(Rows row) throws StoreException {
        return new Reading(row.number(1), row.text(2), Ticks.duration(row.number(3)), row.number(4));
    }

    /** A row of uid, user, program, CPU time and commands. */
    static Usage usage(Rows row) throws StoreException {
        return new Usage(row.number(1), row.text(2), row.text(3), Ticks.duration(row.number(4)), row.number(5));
    }
}
