package dev.monitor.flow;

import dev.monitor.accounting.Options;
import dev.monitor.collect.Collectors;
import dev.monitor.config.Secret;
import dev.monitor.config.Settings;
import dev.monitor.deliver.Heartbeat;
import dev.monitor.host.Host;
import dev.monitor.journal.Journal;
import dev.monitor.journal.JournalException;
import dev.monitor.model.Figure;
import dev.monitor.model.JournalLine;
import dev.monitor.model.Post;
import dev.monitor.model.Report;
import dev.monitor.store.Store;
import dev.monitor.store.StoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One run: look at the machine, remember what was seen, decide what to say, commit all of it at once, write the journal,
 * and deliver. Killed before the commit it never happened; killed after it, the next run finishes it.
 */
public final class Run {
    private static final String HEARTBEAT = "heartbeat";

    private final Settings settings;
    private final Host host;
    private final @Nullable ReportRequest request;
    private final Journal journal;
    private final Budgets budgets;
    private final List<String> warnings;
    private int exit = Exit.DONE;
    private boolean damaged;

    /**
     * @param request null for no report
     * @param warnings what was found wrong before the run, a line each
     */
    public Run(Settings settings, Host host, @Nullable ReportRequest request, List<String> warnings) {
        this.settings = settings;
        this.host = host;
        this.request = request;
        this.journal = Settled.journal(settings.journal());
        this.budgets = new Budgets(settings.users().budgets(), host);
        this.warnings = new ArrayList<>(warnings);
    }

    /** Begins what takes long and needs no settings, beside whatever the caller goes on with. */
    public static void prepare() {
        Store.prepare();
    }

    /**
     * Looks and tells, and leaves no trace: no file, no lock, no request.
     *
     * @throws Failure if nothing of the machine could be read, or the store stays busy
     */
    public RunResult dry() throws Failure {
        Gathering gathering = Gathering.start(host, Collectors.all());
        try (Store store = openToRead()) {
            Past past = store == null ? Past.NONE : recall(store);
            Observation now = observe(gathering, past);
            List<Post> posts = Alarms.of(settings, host, store, past, now).posts();
            Report report = report(store, past, now);
            return result(now, report, trends(store, report), journal.line(now.snapshot()), Set.of())
                    .withPosts(posts);
        } catch (StoreException e) {
            throw failure(e);
        }
    }

    /** The store, if there is one that this user may read. */
    private @Nullable Store openToRead() {
        try {
            return Store.openToRead(settings.store().folder());
        } catch (StoreException e) {
            warnings.add(e.getMessage() + "; shown without what earlier runs kept");
            return null;
        }
    }

    /**
     * Runs.
     *
     * @param wait how long another run is waited for
     * @return null if another run held the lock all that time
     * @throws Failure if the state folder may not be used, the store stayed busy, or nothing of the machine could be read
     */
    public @Nullable RunResult run(Duration wait) throws Failure {
        RunLock lock = RunLock.ofRuns(settings.store().folder(), wait);
        if (lock == null) {
            return null;
        }
        Watchdog watchdog = Watchdog.begin();
        try (lock) {
            Gathering gathering = Gathering.start(host, Collectors.all());
            RunResult result = recordAndDeliver(gathering, lock);
            return damaged ? DamagedStore.afterwards(settings, host.clock(), result) : result;
        } finally {
            watchdog.end();
        }
    }

    /** A store that turns out to be damaged gives way to a new one, and the run is kept in that. */
    private RunResult recordAndDeliver(Gathering gathering, RunLock lock) throws Failure {
        List<String> before = List.copyOf(warnings);
        try {
            try {
                return inStore(gathering, lock);
            } catch (StoreException e) {
                if (e.kind() != StoreException.Kind.DAMAGED) {
                    throw e;
                }
                warnings.clear();
                warnings.addAll(before);
                warnings.add(DamagedStore.setAside(settings, host.clock()));
                exit = Exit.NOT_KEPT;
                return inStore(gathering, lock);
            }
        } catch (StoreException e) {
            return beat(null, unkept(e, gathering));
        }
    }

    private RunResult inStore(Gathering gathering, RunLock lock) throws Failure, StoreException {
        try (Store store = Store.open(settings.store().folder())) {
            RunResult result = record(store, gathering);
            lock.close();
            return beat(store, deliver(store, result));
        }
    }

    /** All that is done under the lock, from the look at the machine to the journal. */
    private RunResult record(Store store, Gathering gathering) throws Failure, StoreException {
        Past past = recall(store);
        List<JournalLine> lines = new ArrayList<>(store.journal().kept());
        boolean caughtUp = completeJournal(lines);
        Observation now = observe(gathering, past);
        Report report = report(store, past, now);
        List<Figure> trends = trends(store, report);
        Alarms alarms = Alarms.of(settings, host, store, past, now);
        JournalLine line = journal.line(now.snapshot());
        warnings.addAll(now.snapshot().degraded());
        Set<String> told = store.told().warnings();
        Keeping keeping = new Keeping(settings, host, store, past, now);
        store.transaction(() -> {
            keeping.keepRun(line, caughtUp);
            keeping.keepAlarms(alarms);
            if (request != null && report != null) {
                keeping.keepReport(request, report, trends);
            }
        });
        lines.add(line);
        completeJournal(lines);
        Upkeep upkeep = new Upkeep(settings, store);
        warnings.addAll(upkeep.tend(past.previous(), now.snapshot().at()));
        damaged = upkeep.foundDamage();
        keepWarnings(store, told);
        return result(now, report, trends, line, told);
    }

    /** Last of all, since the journal and the tidying may have added to them. */
    private void keepWarnings(Store store, Set<String> told) {
        if (told.equals(Set.copyOf(warnings))) {
            return;
        }
        try {
            store.transaction(() -> store.told().replaceWarnings(warnings));
        } catch (StoreException e) {
            // The run itself is kept; the next one tells them again.
        }
    }

    /** The store cannot be used: what can be done without it is done, and the next run finds the same past. */
    private RunResult unkept(StoreException fault, Gathering gathering) throws Failure {
        if (fault.kind() == StoreException.Kind.BUSY || fault.kind() == StoreException.Kind.DENIED) {
            throw failure(fault);
        }
        exit = Exit.NOT_KEPT;
        warnings.add(String.valueOf(fault.getMessage()));
        Observation now = observe(gathering, Past.NONE);
        JournalLine line = journal.line(now.snapshot());
        completeJournal(List.of(line));
        try {
            return result(now, report(null, Past.NONE, now), List.of(), line, Set.of());
        } catch (StoreException e) {
            throw failure(e);
        }
    }

    private RunResult deliver(Store store, RunResult result) {
        Deliveries deliveries = new Deliveries(settings, host, store);
        try {
            deliveries.deliver();
            return result.with(deliveries.sent(), deliveries.news());
        } catch (StoreException e) {
            if (e.kind() == StoreException.Kind.DAMAGED) {
                damaged = true;
            } else {
                deliveries.news().add(String.valueOf(e.getMessage()));
            }
            return result.with(deliveries.sent(), deliveries.news()).notKept();
        }
    }

    /** Tells whoever listens that the machine is still watched, or that it is not as it should be. */
    private RunResult beat(@Nullable Store store, RunResult result) {
        Secret url = settings.heartbeat();
        if (url == null) {
            return result;
        }
        String fault = Heartbeat.ping(
                url, result.exit() == Exit.DONE, settings.channels().proxy());
        return fault == null || isToldAlready(store, fault) ? result : result.with(result.sent(), List.of(fault));
    }

    /** Whether earlier runs told it; it is noted that this one does. */
    private static boolean isToldAlready(@Nullable Store store, String fault) {
        try {
            return store != null && !store.told().failed(HEARTBEAT, fault);
        } catch (StoreException e) {
            return false;
        }
    }

    private Past recall(Store store) throws StoreException {
        host.users().remember(store.names().recent(host.clock().instant()));
        return Past.of(store, budgets);
    }

    private Observation observe(Gathering gathering, Past past) throws Failure {
        Options accounting = Settled.accounting(settings.accounting());
        Observation now = new Observer(host, Settled.hostName(settings.host(), host), accounting, budgets)
                .observe(gathering, past);
        if (!now.sawAnything()) {
            throw new Failure(
                    Exit.NO_DATA,
                    settings.host().proc() + ": nothing of the machine can be read there; check PROC_PATH");
        }
        return now;
    }

    private @Nullable Report report(@Nullable Store store, Past past, Observation now) throws StoreException {
        if (request == null) {
            return null;
        }
        Window window = new Windows(store, past, now).of(request);
        boolean untilNow = request.end() == null;
        return new ReportBuilder(request, host.users(), untilNow ? now.processes() : null)
                .build(now.snapshot(), window);
    }

    /** How the machine fared in the window of the report, where somebody gets to see it. */
    private List<Figure> trends(@Nullable Store store, @Nullable Report report) throws StoreException {
        if (store == null || report == null || request == null) {
            return List.of();
        }
        boolean shown = request.illustrated() || settings.channels().reportTo().contains(Recipients.EMAIL);
        return shown ? MachineTrends.of(store, report.from(), report.to()) : List.of();
    }

    /** Whether all is in its file; if not it is told, and the lines are kept for a later run. */
    private boolean completeJournal(List<JournalLine> lines) {
        try {
            journal.complete(lines);
            return true;
        } catch (JournalException e) {
            exit = Exit.NOT_KEPT;
            if (!warnings.contains(e.getMessage())) {
                warnings.add(String.valueOf(e.getMessage()));
            }
            return false;
        }
    }

    private RunResult result(
            Observation now, @Nullable Report report, List<Figure> trends, JournalLine line, Set<String> told) {
        List<String> news = new ArrayList<>(warnings);
        news.removeAll(told);
        return new RunResult(exit, now.snapshot(), line, report, trends, List.of(), List.of(), warnings, news);
    }

    static Failure failure(StoreException fault) {
        int exit = switch (fault.kind()) {
            case BUSY -> Exit.BUSY;
            case DENIED -> Exit.DENIED;
            case FULL, DAMAGED, FAILED -> Exit.NOT_KEPT;
        };
        return new Failure(exit, String.valueOf(fault.getMessage()));
    }
}
