package dev.monitor.flow;

import dev.monitor.config.Settings;
import dev.monitor.host.Host;
import dev.monitor.journal.Journal;
import dev.monitor.journal.JournalException;
import dev.monitor.model.Figure;
import dev.monitor.model.JournalLine;
import dev.monitor.model.Report;
import dev.monitor.store.StandIn;
import dev.monitor.store.Store;
import dev.monitor.store.StoreException;
import java.nio.file.Path;
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
    private final Settings settings;
    private final Host host;
    private final @Nullable ReportRequest request;
    private final Journal journal;
    private final Sight sight;
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
        this.sight = new Sight(settings, host, request);
        this.warnings = new ArrayList<>(warnings);
    }

    /** Begins what takes long and needs no settings, beside whatever the caller goes on with. */
    public static void prepare() {
        Store.prepare();
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
            FirstLook look = FirstLook.start(host);
            RunResult result = recordAndDeliver(look, lock);
            return damaged ? DamagedStore.afterwards(settings, host.clock(), result) : result;
        } finally {
            watchdog.end();
        }
    }

    /** A store that turns out to be damaged gives way to a new one, and the run is kept in that. */
    private RunResult recordAndDeliver(FirstLook look, RunLock lock) throws Failure {
        List<String> before = List.copyOf(warnings);
        try {
            try {
                return inStore(look, lock);
            } catch (StoreException e) {
                if (e.kind() != StoreException.Kind.DAMAGED) {
                    throw e;
                }
                warnings.clear();
                warnings.addAll(before);
                warnings.add(DamagedStore.setAside(settings, host.clock()));
                exit = Exit.NOT_KEPT;
                return inStore(look, lock);
            }
        } catch (StoreException e) {
            return unkept(e, look);
        }
    }

    private RunResult inStore(FirstLook look, RunLock lock) throws Failure, StoreException {
        Path folder = settings.store().folder();
        try (Store store = Store.open(folder)) {
            StandIn.takeBack(folder, store);
            RunResult result = record(store, look);
            lock.close();
            return Pulse.beat(settings, store, deliver(store, result));
        }
    }

    /** All that is done under the lock, from the look at the machine to the journal. */
    private RunResult record(Store store, FirstLook look) throws Failure, StoreException {
        Past past = sight.recall(store);
        List<JournalLine> lines = new ArrayList<>(store.journal().kept());
        boolean caughtUp = completeJournal(lines);
        Observation now = sight.observe(look, past);
        Report report = sight.report(store, past, now);
        List<Figure> trends = sight.trends(store, report);
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

    /** The store cannot be written: what can be done without it is done, and the next run finds the same past. */
    private RunResult unkept(StoreException fault, FirstLook look) throws Failure {
        if (fault.kind() == StoreException.Kind.BUSY || fault.kind() == StoreException.Kind.DENIED) {
            throw failure(fault);
        }
        exit = Exit.NOT_KEPT;
        warnings.add(String.valueOf(fault.getMessage()));
        try {
            try (Store store = Store.openToRead(settings.store().folder())) {
                return unkept(store, look);
            } catch (StoreException e) {
                return unkept((Store) null, look);
            }
        } catch (StoreException e) {
            throw failure(e);
        }
    }

    /** @param store to read from; null where it cannot even be read */
    private RunResult unkept(@Nullable Store store, FirstLook look) throws Failure, StoreException {
        Past past = store == null ? Past.NONE : sight.recall(store);
        Observation now = sight.observe(look, past);
        Report report = sight.report(store, past, now);
        JournalLine line = journal.line(now.snapshot());
        completeJournal(List.of(line));
        return new Makeshift(settings, host).tell(store, past, now, result(now, report, List.of(), line, Set.of()));
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
            RunResult undelivered =
                    result.with(deliveries.sent(), deliveries.news()).notKept();
            return e.kind() == StoreException.Kind.FULL
                    ? new Makeshift(settings, host).goOn(store, deliveries.unwritten(), undelivered)
                    : undelivered;
        }
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
