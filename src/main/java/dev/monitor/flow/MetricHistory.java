package dev.monitor.flow;

import dev.monitor.config.Settings;
import dev.monitor.model.RecordedMetric;
import dev.monitor.model.Recording;
import dev.monitor.model.Series;
import dev.monitor.store.Store;
import dev.monitor.store.StoreException;
import java.time.Duration;
import java.util.List;

/** The recorded metrics, for whoever may read the store. */
public final class MetricHistory implements AutoCloseable {
    private static final Duration HOUR = Duration.ofHours(1);

    private final Store store;

    private MetricHistory(Store store) {
        this.store = store;
    }

    /**
     * Opens the store to read.
     *
     * @throws Failure if there is none yet, or it cannot be read
     */
    public static MetricHistory open(Settings settings) throws Failure {
        try {
            Store store = Store.openToRead(settings.store().folder());
            if (store == null) {
                throw new Failure(
                        Exit.NO_DATA,
                        settings.store().folder() + ": nothing is recorded there yet; run `collect` first");
            }
            return new MetricHistory(store);
        } catch (StoreException e) {
            throw Run.failure(e);
        }
    }

    /** What is recorded, by name. */
    public List<RecordedMetric> metrics() throws Failure {
        try {
            return store.samples().metrics();
        } catch (StoreException e) {
            throw Run.failure(e);
        }
    }

    /**
     * The series that are meant by {@code filesystem_percent{mount=/}}, or by a metric's name or the beginning of one.
     *
     * @throws Failure with a usage error if there is none
     */
    public List<Series> find(String text) throws Failure {
        try {
            return SeriesQuery.parse(text).among(store.samples().series());
        } catch (StoreException e) {
            throw Run.failure(e);
        }
    }

    /** All that is kept of a series: each sample, and hours where those are gone. */
    public Recording whole(Series series, HistorySpan span) throws Failure {
        return read(series, span, Duration.ZERO);
    }

    /** What is needed to show a series in so many columns. */
    public Recording shown(Series series, HistorySpan span, int columns) throws Failure {
        boolean hoursDo = span.length().dividedBy(columns).compareTo(HOUR) >= 0;
        return read(series, span, hoursDo ? HOUR : Duration.ZERO);
    }

    /** A series in spans of equal length, about so many. */
    public Recording inSpans(Series series, HistorySpan span, int spans) throws Failure {
        Duration step = span.length().dividedBy(spans);
        boolean hoursDo = step.compareTo(HOUR) >= 0;
        return read(series, span, hoursDo ? Duration.ofHours(step.toHours()) : step);
    }

    private Recording read(Series series, HistorySpan span, Duration step) throws Failure {
        try {
            return new Recording(series, store.samples().read(series, span.from(), span.to(), step));
        } catch (StoreException e) {
            throw Run.failure(e);
        }
    }

    @Override
    public void close() {
        store.close();
    }
}
