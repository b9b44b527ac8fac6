package dev.monitor.flow;

import dev.monitor.model.Gap;
import dev.monitor.model.MeterRun;
import dev.monitor.model.PreviousRun;
import dev.monitor.model.RunId;
import dev.monitor.model.Source;
import dev.monitor.model.Usage;
import dev.monitor.store.RunTable;
import dev.monitor.store.Store;
import dev.monitor.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds what was used in a window: a difference of readings, and for a window that ends now what this run adds. */
final class Windows {
    private final @Nullable Store store;
    private final Past past;
    private final Observation now;

    /**
     * @param store null where there is none yet
     */
    Windows(@Nullable Store store, Past past, Observation now) {
        this.store = store;
        this.past = past;
        this.now = now;
    }

    Window of(ReportRequest request) throws StoreException {
        PreviousRun begin = begin(request);
        Instant end = request.end();
        if (end != null && store != null && past.previous() != null) {
            return recorded(begin, last(end), store);
        }
        return untilNow(begin);
    }

    /** The last run that was not after the begin of the window, else where the history begins. */
    private PreviousRun begin(ReportRequest request) throws StoreException {
        if (store == null) {
            return origin();
        }
        Instant begin = request.begin();
        long lastReport = store.runs().lastReport();
        if (begin == null && lastReport == RunTable.ORIGIN) {
            return origin();
        }
        PreviousRun run =
                begin == null ? store.runs().upTo(lastReport) : store.runs().notAfter(begin);
        return run == null ? origin() : run;
    }

    private PreviousRun last(Instant end) throws StoreException {
        PreviousRun run = store == null ? null : store.runs().notAfter(end);
        return run == null ? origin() : run;
    }

    private PreviousRun origin() throws StoreException {
        PreviousRun kept = store == null ? null : store.runs().origin();
        if (kept != null) {
            return kept;
        }
        MeterRun meter = now.meter();
        Instant since = meter == null ? null : meter.since();
        boolean sinceBoot = meter != null && meter.source() == Source.LIVE;
        Instant at = since == null ? now.snapshot().at() : since;
        return new PreviousRun(RunTable.ORIGIN, new RunId(""), at, sinceBoot ? Duration.ZERO : null);
    }

    private Window recorded(PreviousRun begin, PreviousRun end, Store store) throws StoreException {
        return new Window(
                begin.at(),
                end.at(),
                store.meters().between(begin.sequence(), end.sequence()),
                difference(begin.machine(), end.machine()),
                source(),
                "",
                store.meters().gaps(begin.sequence(), end.sequence()));
    }

    private Window untilNow(PreviousRun begin) throws StoreException {
        List<Usage> usage = new ArrayList<>();
        List<Gap> gaps = new ArrayList<>();
        if (store != null && past.previous() != null) {
            long previous = past.previous().sequence();
            usage.addAll(store.meters().between(begin.sequence(), previous));
            gaps.addAll(store.meters().gaps(begin.sequence(), previous));
        }
        MeterRun meter = now.meter();
        if (meter != null) {
            usage.addAll(meter.increments());
            gaps.addAll(meter.gaps());
        }
        return new Window(
                begin.at(),
                now.snapshot().at(),
                usage,
                difference(begin.machine(), now.machine()),
                source(),
                meter == null ? "" : meter.note(),
                gaps);
    }

    private Source source() {
        return now.meter() == null ? Source.LIVE : now.meter().source();
    }

    private static @Nullable Duration difference(@Nullable Duration begin, @Nullable Duration end) {
        return begin == null || end == null ? null : end.minus(begin);
    }
}
