package dev.monitor.store;

import dev.monitor.model.Aggregate;
import dev.monitor.model.Labels;
import dev.monitor.model.RecordedMetric;
import dev.monitor.model.Sample;
import dev.monitor.model.Series;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The recorded metrics. A run appends its samples; closed hours are packed, and thinned as they grow old. */
public final class SampleTable {
    /** One series a process is too many to keep: it is for rules and journal. */
    private static final String PROCESSES = "process_cpu_percent";
    /** More than any machine has mounts and users; whoever invents more of them cannot fill the file. */
    private static final int MOST_SERIES = 10_000;

    private final Database database;

    SampleTable(Database database) {
        this.database = database;
    }

    /** Keeps what a run saw. Of two runs within a second the later one is kept; what is no finite number is left out. */
    public void add(Instant at, List<Sample> samples) throws StoreException {
        long second = at.getEpochSecond();
        String sql = "INSERT OR REPLACE INTO sample SELECT ?, id, ? FROM series WHERE name = ? AND labels = ?";
        try (Change insert = database.change(sql)) {
            for (Sample sample : samples) {
                if (isKept(sample)) {
                    String labels = Labels.text(sample.labels());
                    if (insert.run(second, sample.value(), sample.name(), labels) == 0 && make(sample.name(), labels)) {
                        insert.run(second, sample.value(), sample.name(), labels);
                    }
                }
            }
        }
    }

    private static boolean isKept(Sample sample) {
        return Double.isFinite(sample.value()) && !sample.name().equals(PROCESSES);
    }

    private boolean make(String name, String labels) throws StoreException {
        return database.update(
                        "INSERT INTO series (name, labels) SELECT ?, ? WHERE (SELECT count(*) FROM series) < ?",
                        name,
                        labels,
                        MOST_SERIES)
                > 0;
    }

    /** All that is recorded, by name. */
    public List<Series> series() throws StoreException {
        return find("SELECT name, labels FROM series ORDER BY name, labels");
    }

    /** What is recorded of a metric. */
    public List<Series> series(String metric) throws StoreException {
        return find("SELECT name, labels FROM series WHERE name = ? ORDER BY labels", metric);
    }

    private List<Series> find(String sql, Object... parameters) throws StoreException {
        List<Series> series = new ArrayList<>();
        try (Rows row = database.query(sql, parameters)) {
            while (row.next()) {
                series.add(new Series(row.text(1), Labels.parse(row.text(2))));
            }
        }
        return series;
    }

    /** What the last run saw: its hour is not packed yet. */
    public List<Sample> ofRun(Instant at) throws StoreException {
        List<Sample> samples = new ArrayList<>();
        String sql =
                "SELECT name, labels, value FROM sample CROSS JOIN series ON id = series WHERE at = ? ORDER BY name, labels";
        try (Rows row = database.query(sql, at.getEpochSecond())) {
            while (row.next()) {
                samples.add(new Sample(row.text(1), Labels.parse(row.text(2)), row.decimal(3)));
            }
        }
        return samples;
    }

    /** The metrics that are recorded, by name, and from when to when. */
    public List<RecordedMetric> metrics() throws StoreException {
        List<RecordedMetric> metrics = new ArrayList<>();
        String sql = "WITH late AS (SELECT series, min(at) AS since, max(at) AS until FROM sample GROUP BY series)"
                + " SELECT name, count(*), min(coalesce((SELECT min(hour) * 3600 FROM hour WHERE series = id), since)),"
                + " max(coalesce(until, (SELECT (max(hour) + 1) * 3600 FROM hour WHERE series = id)))"
                + " FROM series LEFT JOIN late ON late.series = id GROUP BY name ORDER BY name";
        try (Rows row = database.query(sql)) {
            while (row.next()) {
                metrics.add(new RecordedMetric(
                        row.text(1),
                        row.number(2),
                        Instant.ofEpochSecond(row.number(3)),
                        Instant.ofEpochSecond(row.number(4))));
            }
        }
        return metrics;
    }

    /**
     * What is known of a series, oldest first; spans without a sample are absent.
     *
     * @param to the last second that belongs to it
     * @param step how long a span is; they begin at multiples of it since the epoch. Zero for each sample by itself where it
     *     is still kept, and hours before. With an hour or more no sample is unpacked, which takes a tenth of the time
     */
    public List<Aggregate> read(Series series, Instant from, Instant to, Duration step) throws StoreException {
        return new SampleReader(database, series, step).read(from, to);
    }

    /**
     * Packs hours that are closed: all but the present one.
     *
     * @param most how many at most
     * @return how many there were
     */
    public int pack(Instant now, int most) throws StoreException {
        return new HourPacking(database).pack(now, most);
    }

    /**
     * Thins what has grown old, some thousand hours a call.
     *
     * @param samplesSince from when on each sample is kept
     * @param hoursSince from when on hours are kept
     */
    public void thin(Instant samplesSince, Instant hoursSince) throws StoreException {
        new HourPacking(database).thin(samplesSince, hoursSince);
    }
}
