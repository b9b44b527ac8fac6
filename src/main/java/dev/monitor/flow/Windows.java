package dev.monitor.flow;

import dev.monitor.model.CpuStat;
import dev.monitor.model.Gap;
import dev.monitor.model.MeterRun;
import dev.monitor.model.NoRun;
import dev.monitor.model.PreviousRun;
import dev.monitor.model.RunId;
import dev.monitor.model.Source;
import dev.monitor.model.UserUsage;
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
        PreviousRun previous = past.previous();
        if (store == null || previous == null) {
            return new FirstWindow(now).of(request);
        }
        PreviousRun begin = begin(request, store);
        Instant end = request.end();
        return end == null ? untilNow(begin, previous, store) : recorded(begin, last(end, store), store);
    }

    /** The last run that was not after the begin of the window, else where the history begins. */
    private PreviousRun begin(ReportRequest request, Store store) throws StoreException {
        Instant begin = request.begin();
        long lastReport = store.runs().lastReport();
        if (begin == null && lastReport == RunTable.ORIGIN) {
            return origin(store);
        }
        PreviousRun run =
                begin == null ? store.runs().upTo(lastReport) : store.runs().notAfter(begin);
        return run == null ? origin(store) : run;
    }

    private PreviousRun last(Instant end, Store store) throws StoreException {
        PreviousRun run = store.runs().notAfter(end);
        return run == null ? origin(store) : run;
    }

    private PreviousRun origin(Store store) throws StoreException {
        PreviousRun kept = store.runs().origin();
        if (kept != null) {
            return kept;
        }
        MeterRun meter = now.meter();
        Instant since = meter == null ? null : meter.since();
        Instant at = since == null ? now.snapshot().at() : since;
        return new PreviousRun(RunTable.ORIGIN, new RunId(""), at, null);
    }

    private Window recorded(PreviousRun begin, PreviousRun end, Store store) throws StoreException {
        return new Window(
                begin.at(),
                end.at(),
                store.meters().between(begin.sequence(), end.sequence()),
                difference(begin.machine(), end.machine()),
                source(),
                "",
                store.gaps().after(begin.sequence(), begin.at(), end.at()),
                noRun(store.runs().pauses(begin.sequence(), end.sequence(), null)));
    }

    private Window untilNow(PreviousRun begin, PreviousRun previous, Store store) throws StoreException {
        Instant end = now.snapshot().at();
        List<UserUsage> used = new ArrayList<>(store.meters().between(begin.sequence(), previous.sequence()));
        List<Gap> gaps = new ArrayList<>(store.gaps().after(begin.sequence(), begin.at(), end));
        MeterRun meter = now.meter();
        if (meter != null) {
            used.addAll(meter.used());
            gaps.addAll(meter.gaps());
        }
        return new Window(
                begin.at(),
                end,
                used,
                difference(begin.machine(), now.machine()),
                source(),
                meter == null ? "" : meter.note(),
                Gap.joined(gaps),
                noRun(store.runs().pauses(begin.sequence(), previous.sequence(), end)));
    }

    /** The same spans, and in which of them the machine was started: of one that runs, only its last start is known. */
    private List<NoRun> noRun(List<NoRun> pauses) {
        CpuStat stat = now.snapshot().find(CpuStat.class);
        if (stat == null) {
            return pauses;
        }
        Instant start = stat.btime();
        List<NoRun> noRun = new ArrayList<>();
        for (NoRun pause : pauses) {
            boolean meanwhile = start.isAfter(pause.from()) && start.isBefore(pause.to());
            noRun.add(meanwhile ? new NoRun(pause.from(), pause.to(), start) : pause);
        }
        return noRun;
    }

    private Source source() {
        return now.meter() == null ? Source.LIVE : now.meter().source();
    }

    private static @Nullable Duration difference(@Nullable Duration begin, @Nullable Duration end) {
        return begin == null || end == null ? null : end.minus(begin);
    }
}
