package dev.monitor.store;

import dev.monitor.model.AccountingCursor;
import dev.monitor.model.HourlyUsage;
import dev.monitor.model.MeterState;
import dev.monitor.model.Reading;
import dev.monitor.model.Source;
import dev.monitor.model.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The CPU meters: what each user's programs have used since the history began, and what the meter must remember. */
public final class MeterTable {
    private final Database database;
    private final ProcessBuckets processes;
    private final MeterWriter writer;

    MeterTable(Database database) {
        this.database = database;
        this.processes = new ProcessBuckets(database);
        this.writer = new MeterWriter(database);
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
                        UsageRows.hundredths(total.cpu()),
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

    /**
     * Moves the meters on by what was used in hours before the first run, and takes a reading at the end of each.
     *
     * @param run the place of the first hour; the others follow
     */
    public void addHistory(long run, List<HourlyUsage> hours) throws StoreException {
        new HistoryWriter(database, writer).write(run, hours);
    }

    /** Moves the meters on, and takes a reading of those that moved; one increment for each user and program. */
    public void add(long run, List<Usage> increments) throws StoreException {
        writer.add(run, increments);
    }

    /** The meters of all users, largest first. */
    public List<Reading> readings() throws StoreException {
        List<Reading> readings = new ArrayList<>();
        String sql = "SELECT uid, user, sum(cpu), sum(commands) FROM meter GROUP BY uid, user ORDER BY 3 DESC, 2";
        try (Rows row = database.query(sql)) {
            while (row.next()) {
                readings.add(new Reading(row.number(1), row.text(2), duration(row.number(3)), row.number(4)));
            }
        }
        return readings;
    }

    /** What the meters of all users showed after a run. CROSS JOIN keeps SQLite from reading all readings first. */
    public List<Reading> readingsAt(long run) throws StoreException {
        List<Reading> readings = new ArrayList<>();
        String sql =
                "SELECT m.uid, m.user, sum(r.cpu), sum(r.commands) FROM meter m CROSS JOIN reading r ON r.meter = m.id"
                        + " AND r.run = (SELECT max(run) FROM reading WHERE meter = m.id AND run <= ?) GROUP BY m.uid, m.user";
        try (Rows row = database.query(sql, run)) {
            while (row.next()) {
                readings.add(new Reading(row.number(1), row.text(2), duration(row.number(3)), row.number(4)));
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
        String sql = "SELECT uid, user, program, cpu, commands FROM ("
                + "SELECT m.uid, m.user, m.program, e.cpu - coalesce(b.cpu, 0) AS cpu,"
                + " e.commands - coalesce(b.commands, 0) AS commands FROM meter m"
                + " CROSS JOIN reading e ON e.meter = m.id"
                + " AND e.run = (SELECT max(run) FROM reading WHERE meter = m.id AND run <= ?)"
                + " LEFT JOIN reading b ON b.meter = m.id"
                + " AND b.run = (SELECT max(run) FROM reading WHERE meter = m.id AND run <= ?))"
                + " WHERE cpu > 0 OR commands > 0";
        try (Rows row = database.query(sql, upTo, after)) {
            while (row.next()) {
                usage.add(usage(row));
            }
        }
        return usage;
    }

    /** A row of uid, user, program, CPU time and commands. */
    static Usage usage(Rows row) throws StoreException {
        return new Usage(row.number(1), row.text(2), row.text(3), duration(row.number(4)), row.number(5));
    }

    private static Duration duration(long hundredths) {
        return Duration.ofMillis(hundredths * 10);
    }
}
