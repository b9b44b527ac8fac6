package dev.monitor.flow;

import dev.monitor.accounting.Options;
import dev.monitor.config.Settings;
import dev.monitor.host.Host;
import dev.monitor.model.Figure;
import dev.monitor.model.Report;
import dev.monitor.store.Store;
import dev.monitor.store.StoreException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a run sees the machine, and what it reports of it: looking changes nothing. */
final class Sight {
    private final Settings settings;
    private final Host host;
    private final @Nullable ReportRequest request;
    private final Budgets budgets;

    /** @param request null for no report */
    Sight(Settings settings, Host host, @Nullable ReportRequest request) {
        this.settings = settings;
        this.host = host;
        this.request = request;
        this.budgets = new Budgets(settings.users().budgets(), host);
    }

    /** What earlier runs left. */
    Past recall(Store store) throws StoreException {
        host.users().remember(store.names().recent(host.clock().instant()));
        return Past.of(store, budgets);
    }

    /**
     * What is there now.
     *
     * @throws Failure if nothing of the machine could be read
     */
    Observation observe(FirstLook look, Past past) throws Failure {
        Options accounting = Settled.accounting(settings.accounting());
        Observation now =
                new Observer(host, Settled.hostName(settings.host(), host), accounting, budgets).observe(look, past);
        if (!now.sawAnything()) {
            throw new Failure(
                    Exit.NO_DATA,
                    settings.host().proc() + ": nothing of the machine can be read there; check PROC_PATH");
        }
        return now;
    }

    /**
     * The report that was asked for; null if none was.
     *
     * @param store null where it cannot be used
     */
    @Nullable
    Report report(@Nullable Store store, Past past, Observation now) throws StoreException {
        if (request == null) {
            return null;
        }
        Window window = new Windows(store, past, now).of(request);
        boolean untilNow = request.end() == null;
        return new ReportBuilder(request, host.users(), untilNow ? now.processes() : null)
                .build(now.snapshot(), window);
    }

    /** How the machine fared in the window of the report, where somebody gets to see it. */
    List<Figure> trends(@Nullable Store store, @Nullable Report report) throws StoreException {
        if (store == null || report == null || request == null) {
            return List.of();
        }
        boolean shown = request.illustrated() || settings.channels().reportTo().contains(Recipients.EMAIL);
        return shown ? MachineTrends.of(store, report.from(), report.to()) : List.of();
    }
}
