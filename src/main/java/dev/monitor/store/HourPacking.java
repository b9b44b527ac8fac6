package dev.monitor.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Makes one row of the samples of a series in an hour, and less of it when it is old. */
final class HourPacking {
    static final long HOUR_SECONDS = 3600;
    /** So many rows a call, so that no run is held up by a history that was not tended for long. */
    private static final int MOST_ROWS = 10_000;

    private final Database database;

    HourPacking(Database database) {
        this.database = database;
    }

    /** Packs at most so many hours that have samples, the present one excepted, oldest first. */
    int pack(Instant now, int most) throws StoreException {
        long present = hour(now.getEpochSecond());
        int packed = 0;
        Long hour = nextHour(Long.MIN_VALUE, present);
        while (hour != null && packed < most) {
            pack(hour);
            packed++;
            hour = nextHour(hour + 1, present);
        }
        return packed;
    }

    /** The first hour from a given one on that has samples. A clock that was set back leaves some after the present one. */
    private @Nullable Long nextHour(long from, long present) throws StoreException {
        long since = from == Long.MIN_VALUE ? from : from * HOUR_SECONDS;
        try (Rows row = database.query("SELECT at FROM sample WHERE at >= ? ORDER BY at LIMIT 1", since)) {
            if (!row.next()) {
                return null;
            }
            long hour = hour(row.number(1));
            return hour == present ? nextHour(present + 1, present) : (Long) hour;
        }
    }

    private void pack(long hour) throws StoreException {
        long begin = hour * HOUR_SECONDS;
        String sql = "SELECT series, at, value FROM sample WHERE at >= ? AND at < ? ORDER BY series, at";
        try (Rows row = database.query(sql, begin, begin + HOUR_SECONDS);
                Change keep = database.change("INSERT OR REPLACE INTO hour VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
            long series = -1;
            PackedHour samples = null;
            while (row.next()) {
                if (row.number(1) != series) {
                    keep(keep, series, hour, samples);
                    series = row.number(1);
                    samples = known(series, hour);
                }
                if (samples != null) {
                    samples.put((int) (row.number(2) - begin), row.decimal(3));
                }
            }
            keep(keep, series, hour, samples);
        }
        database.update("DELETE FROM sample WHERE at >= ? AND at < ?", begin, begin + HOUR_SECONDS);
    }

    /** What is packed of that hour already, mostly nothing; null where its samples were thinned out: it stays as it is. */
    private @Nullable PackedHour known(long series, long hour) throws StoreException {
        String sql = "SELECT packed IS NULL, packed, count, last FROM hour WHERE series = ? AND hour = ?";
        try (Rows row = database.query(sql, series, hour)) {
            if (!row.next()) {
                return new PackedHour();
            }
            return row.number(1) != 0 ? null : PackedHour.unpack(row.bytes(2), (int) row.number(3), row.decimal(4));
        }
    }

    private static void keep(Change keep, long series, long hour, @Nullable PackedHour samples) throws StoreException {
        if (samples != null) {
            keep.run(
                    series,
                    hour,
                    samples.min(),
                    samples.avg(),
                    samples.max(),
                    samples.last(),
                    samples.count(),
                    samples.pack());
        }
    }

    /** Samples before a time go, and hours before another, and what then has neither. */
    void thin(Instant samplesSince, Instant hoursSince) throws StoreException {
        database.update(
                "UPDATE hour SET packed = NULL WHERE (series, hour) IN (SELECT series, hour FROM hour"
                        + " WHERE packed IS NOT NULL AND hour < ? ORDER BY hour LIMIT ?)",
                hour(samplesSince.getEpochSecond()),
                MOST_ROWS);
        int deleted = database.update(
                "DELETE FROM hour WHERE (series, hour) IN (SELECT h.series, h.hour FROM series s"
                        + " CROSS JOIN hour h ON h.series = s.id AND h.hour < ? LIMIT ?)",
                hour(hoursSince.getEpochSecond()),
                MOST_ROWS);
        if (deleted > 0) {
            database.execute("DELETE FROM series WHERE NOT EXISTS (SELECT 1 FROM hour WHERE series = id)"
                    + " AND id NOT IN (SELECT series FROM sample)");
        }
    }

    static long hour(long second) {
        return Math.floorDiv(second, HOUR_SECONDS);
    }
}
