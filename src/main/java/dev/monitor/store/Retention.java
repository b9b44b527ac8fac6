package dev.monitor.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Keeps the history small: beyond a time one reading an hour stays, beyond another nothing but where a meter stood. */
public final class Retention {
    private static final Duration HOUR = Duration.ofHours(1);
    /** So much a call, so that no run is held up by a history that was not tended for long. */
    private static final int MOST_HOURS = 48;

    private final Database database;

    Retention(Database database) {
        this.database = database;
    }

    /**
     * Thins what has grown old since the last call.
     *
     * @param wholeSince from when on every run is kept
     * @param hourlySince from when on one run an hour is kept
     */
    public void apply(Instant wholeSince, Instant hourlySince) throws StoreException {
        for (long[] hour : hoursBefore(wholeSince)) {
            thin(hour[0], hour[1]);
            database.update("INSERT OR REPLACE INTO state VALUES ('thinned', ?)", Long.toString(hour[1]));
        }
        try (Rows row = database.query("SELECT max(seq) FROM run WHERE at < ?", hourlySince.toEpochMilli())) {
            if (row.next() && row.number(1) > 0) {
                thin(0, row.number(1));
            }
        }
        database.update("DELETE FROM gap WHERE until < ?", hourlySince.toEpochMilli());
        database.update("DELETE FROM alert_log WHERE until < ?", hourlySince.toEpochMilli());
    }

    /** The first and last run of each hour that is over and is to be thinned; the last report divides its hour in two. */
    private List<long[]> hoursBefore(Instant time) throws StoreException {
        List<long[]> hours = new ArrayList<>();
        String sql = "SELECT min(seq), max(seq) FROM run WHERE at < ? AND seq >"
                + " coalesce((SELECT CAST(value AS INTEGER) FROM state WHERE name = 'thinned'), 0)"
                + " GROUP BY at / ?, seq <= coalesce((SELECT CAST(value AS INTEGER) FROM state WHERE name = 'last_report'), 0)"
                + " ORDER BY 2 LIMIT ?";
        long end = time.toEpochMilli() / HOUR.toMillis() * HOUR.toMillis();
        try (Rows row = database.query(sql, end, HOUR.toMillis(), MOST_HOURS)) {
            while (row.next()) {
                hours.add(new long[] {row.number(1), row.number(2)});
            }
        }
        return hours;
    }

    /** Of the runs from one to another the last one stays, and the last reading of each meter. */
    private void thin(long from, long to) throws StoreException {
        String between = " FROM reading r WHERE r.meter = meter.id AND r.run BETWEEN ? AND ?";
        List<long[]> lasts = new ArrayList<>();
        String sql = "SELECT id, (SELECT max(r.run)" + between + ") AS last FROM meter WHERE last IS NOT NULL";
        try (Rows row = database.query(sql, from, to)) {
            while (row.next()) {
                lasts.add(new long[] {row.number(1), row.number(2)});
            }
        }
        for (long[] last : lasts) {
            database.update("DELETE FROM reading WHERE meter = ? AND run >= ? AND run < ?", last[0], from, last[1]);
        }
        database.update("DELETE FROM run WHERE seq >= ? AND seq < ?", from, to);
    }
}
