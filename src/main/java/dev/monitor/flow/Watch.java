package dev.monitor.flow;

import dev.monitor.config.Settings;
import dev.monitor.host.Host;
import dev.monitor.model.PreviousRun;
import dev.monitor.store.Store;
import dev.monitor.store.StoreException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Runs on a clock, one after the other in one process. They begin on a fixed grid, so that their distance does not drift,
 * the first at once; moments that pass while one still works are left out. A report that is due is what the run of that
 * moment makes.
 */
public final class Watch {
    /** A shorter interval would be all work. */
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    /** Is told what comes of each run. */
    public interface Listener {
        /** A run was made; {@code news} is what of it nobody was told of yet, a line each. */
        void made(RunResult result, List<String> news);

        /** None could be made, and nobody was told why yet, a line each. */
        void failed(List<String> news);
    }

    /**
     * How patient it is.
     *
     * @param lock how long a run of another process is waited for
     * @param threads more of them than this are collectors that never came back, and the process is given up
     */
    public record Patience(Duration lock, int threads) {
        public static final Patience USUAL = new Patience(Duration.ofSeconds(10), 60);
    }

    private final Settings settings;
    private final Clock clock;
    private final List<String> warnings;
    private final Patience patience;
    private final Listener listener;
    private Set<String> told = Set.of();

    /**
     * @param warnings what was found wrong in the settings, a line each
     */
    public Watch(Settings settings, Clock clock, List<String> warnings, Patience patience, Listener listener) {
        this.settings = settings;
        this.clock = clock;
        this.warnings = List.copyOf(warnings);
        this.patience = patience;
        this.listener = listener;
    }

    /** Runs until the pace ends, which gives {@link Exit#DONE}, or until only a new process can go on. */
    public int run(Pace pace) {
        long reports = nanos(settings.reportInterval());
        long runs = Math.min(nanos(settings.alerts().interval()), reports);
        long next = pace.nanos();
        long nextReport = next + untilReport().toNanos();
        while (pace.await(next)) {
            boolean report = next - nextReport >= 0;
            if (attempt(report) && report) {
                nextReport = following(nextReport, reports, next);
            }
            if (Thread.activeCount() > patience.threads()) {
                tell("too many collectors hang; this process ends, to be started anew");
                return Exit.BUSY;
            }
            next = following(next, runs, pace.nanos());
        }
        return Exit.DONE;
    }

    private static long nanos(Duration interval) {
        return (interval.compareTo(SHORTEST) < 0 ? SHORTEST : interval).toNanos();
    }

    /** The first moment after now that is whole intervals away from an earlier one. */
    private static long following(long earlier, long interval, long now) {
        return earlier + (Math.max(0, now - earlier) / interval + 1) * interval;
    }

    /**
     * How long the last report is not yet an interval ago: whoever starts the process again and again gets no more reports
     * for it. The very first one is made at once.
     */
    private Duration untilReport() {
        Duration interval = settings.reportInterval();
        try (Store store = Store.openToRead(settings.store().folder())) {
            PreviousRun last =
                    store == null ? null : store.runs().upTo(store.runs().lastReport());
            if (last == null) {
                return Duration.ZERO;
            }
            Duration left = interval.minus(Duration.between(last.at(), clock.instant()));
            // A clock that was set back since must not put the report off for longer than usual.
            return left.isNegative() ? Duration.ZERO : left.compareTo(interval) > 0 ? interval : left;
        } catch (StoreException e) {
            // The first run tells it. Without knowing the last report, no report is one too few rather than too many.
            return interval;
        }
    }

    /** A run like that of any other process: nothing but what it keeps in the store is left to the next one. */
    private boolean attempt(boolean report) {
        Host host = new Host(settings.host().root(), settings.host().proc(), clock);
        try {
            RunResult result = new Run(settings, host, report ? request() : null, warnings).run(patience.lock());
            if (result == null) {
                tell("another run holds the lock for too long; this one is left out");
                return false;
            }
            listener.made(result, newsOf(result.news()));
            return true;
        } catch (Failure e) {
            tell(e.lines().toArray(String[]::new));
            return false;
        }
    }

    private ReportRequest request() {
        return new ReportRequest(null, null, new Selection(settings.users(), List.of(), false), false, true);
    }

    private void tell(String... lines) {
        List<String> news = newsOf(List.of(lines));
        if (!news.isEmpty()) {
            listener.failed(news);
        }
    }

    /** What the run before did not say: with a store that cannot be written, each run takes all for new. */
    private List<String> newsOf(List<String> lines) {
        List<String> news = new ArrayList<>(lines);
        news.removeAll(told);
        told = Set.copyOf(lines);
        return news;
    }
}
