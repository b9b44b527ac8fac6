package dev.monitor.flow;

import dev.monitor.config.Settings;
import dev.monitor.host.Host;
import dev.monitor.model.JournalLine;
import dev.monitor.model.Post;
import dev.monitor.model.Report;
import dev.monitor.store.Store;
import dev.monitor.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A run that looks and tells, and leaves no trace: no file, no lock, no request. */
public final class DryRun {
    private DryRun() {}

    /**
     * Looks.
     *
     * @param request null for no report
     * @param warnings what was found wrong before the run, a line each
     * @throws Failure if nothing of the machine could be read, or the store stays busy
     */
    public static RunResult look(Settings settings, Host host, @Nullable ReportRequest request, List<String> warnings)
            throws Failure {
        FirstLook look = FirstLook.start(host);
        Sight sight = new Sight(settings, host, request);
        List<String> all = new ArrayList<>(warnings);
        try (Store store = openToRead(settings, all)) {
            Past past = store == null ? Past.NONE : sight.recall(store);
            Observation now = sight.observe(look, past);
            List<Post> posts = Alarms.of(settings, host, store, past, now).posts();
            Report report = sight.report(store, past, now);
            JournalLine line = Settled.journal(settings.journal()).line(now.snapshot());
            return new RunResult(
                    Exit.DONE, now.snapshot(), line, report, sight.trends(store, report), posts, List.of(), all, all);
        } catch (StoreException e) {
            throw Run.failure(e);
        }
    }

    /** The store, if there is one that this user may read. */
    private static @Nullable Store openToRead(Settings settings, List<String> warnings) {
        try {
            return Store.openToRead(settings.store().folder());
        } catch (StoreException e) {
            warnings.add(e.getMessage() + "; shown without what earlier runs kept");
            return null;
        }
    }
}
