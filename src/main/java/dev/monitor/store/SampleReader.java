package dev.monitor.store;

import dev.monitor.model.Aggregate;
import dev.monitor.model.Labels;
import dev.monitor.model.Series;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Reads one series page by page, so that no run that wants to write waits for a reader. A page is one statement: what is
 * packed between two of them is in one of them all the same.
 */
final class SampleReader {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int PAGE_HOURS = 1000;

    private final Database database;
    private final Series series;
    private final boolean unpacked;
    private final Curve curve;

    SampleReader(Database database, Series series, Duration step) {
        this.database = database;
        this.series = series;
        this.unpacked = step.compareTo(HOUR) < 0;
        this.curve = new Curve(step);
    }

    /** From an hour that is partly before the begin, what is still known by the sample is left out. */
    List<Aggregate> read(Instant from, Instant to) throws StoreException {
        long[] known = known();
        long begin = Math.max(from.getEpochSecond(), known[0]);
        long end = Math.min(to.getEpochSecond(), known[1]);
        long page = HourPacking.hour(begin);
        while (page * HourPacking.HOUR_SECONDS <= end) {
            read(page, page + PAGE_HOURS, begin, end);
            page += PAGE_HOURS;
        }
        return curve.points();
    }

    /** The first and the last second that the series can have samples in. */
    private long[] known() throws StoreException {
        String sql = "SELECT min(coalesce((SELECT min(hour) * 3600 FROM hour WHERE series = id), 1e15),"
                + " coalesce((SELECT min(at) FROM sample), 1e15)),"
                + " max(coalesce((SELECT max(hour) * 3600 + 3599 FROM hour WHERE series = id), 0),"
                + " coalesce((SELECT max(at) FROM sample), 0)) FROM series WHERE name = ? AND labels = ?";
        try (Rows row = database.query(sql, series.name(), Labels.text(series.labels()))) {
            return row.next() ? new long[] {row.number(1), row.number(2)} : new long[] {0, -1};
        }
    }

    private void read(long fromHour, long toHour, long begin, long end) throws StoreException {
        String which = " FROM series CROSS JOIN ";
        String sql = "SELECT hour * 3600, min, avg, max, last, count, " + (unpacked ? "packed" : "NULL") + which
                + "hour ON series = id AND hour >= ? AND hour < ? AND hour * 3600 <= ? WHERE name = ? AND labels = ?"
                + " UNION ALL SELECT at, value, value, value, value, 1, NULL" + which
                + "sample ON series = id AND at >= ? AND at < ? AND at <= ? WHERE name = ? AND labels = ?";
        String labels = Labels.text(series.labels());
        long fromSecond = Math.max(begin, fromHour * HourPacking.HOUR_SECONDS);
        long toSecond = toHour * HourPacking.HOUR_SECONDS;
        try (Rows row = database.query(
                sql, fromHour, toHour, end, series.name(), labels, fromSecond, toSecond, end, series.name(), labels)) {
            while (row.next()) {
                byte[] packed = unpacked ? row.bytes(7) : new byte[0];
                if (packed.length == 0) {
                    curve.add(aggregate(row));
                } else {
                    add(PackedHour.unpack(packed, (int) row.number(6), row.decimal(5)), row.number(1), begin, end);
                }
            }
        }
    }

    private void add(PackedHour samples, long hour, long begin, long end) {
        for (int i = 0; i < samples.count(); i++) {
            long second = hour + samples.second(i);
            if (second >= begin && second <= end) {
                curve.add(Aggregate.of(Instant.ofEpochSecond(second), samples.value(i)));
            }
        }
    }

    private static Aggregate aggregate(Rows row) throws StoreException {
        return new Aggregate(
                Instant.ofEpochSecond(row.number(1)),
                row.decimal(2),
                row.decimal(3),
                row.decimal(4),
                row.decimal(5),
                (int) row.number(6));
    }
}
