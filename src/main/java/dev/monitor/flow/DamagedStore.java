package dev.monitor.flow;

import dev.monitor.config.JournalSettings;
import dev.monitor.config.Settings;
import dev.monitor.store.Store;
import dev.monitor.store.StoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** What is done about a store that SQLite finds damaged: it gives way to a new one, and what that costs is told. */
final class DamagedStore {
    private static final Duration WAIT = Duration.ofSeconds(10);

    private DamagedStore() {}

    /**
     * Moves it away; the caller holds the lock of runs, and nobody has it open.
     *
     * @return what to tell people
     */
    static String setAside(Settings settings, Clock clock) throws StoreException {
        Path folder = settings.store().folder();
        Path aside = Store.setAside(folder, clock.instant());
        JournalSettings journal = settings.journal();
        return aside
                + ": the store was damaged and has this name now; a new one was begun. Lost are the meters before now,"
                + " what waited to be sent, and the states of alerts; the graphs come back with"
                + " `monitor history import " + journal.folder().resolve(journal.prefix() + "*") + "`";
    }

    /**
     * The same for damage that was found when the run was kept already: it is the next one that finds a new store. The
     * lock, which was let go of, is taken again.
     */
    static RunResult afterwards(Settings settings, Clock clock, RunResult result) {
        return result.with(List.of(), List.of(underLock(settings, clock))).notKept();
    }

    private static String underLock(Settings settings, Clock clock) {
        Path file = settings.store().folder().resolve("run.lock");
        try (RunLock lock = RunLock.take(file, WAIT)) {
            return lock == null ? "the store is damaged; the next run sets it aside" : setAside(settings, clock);
        } catch (IOException e) {
            return file + ": cannot be locked: " + e.getMessage();
        } catch (StoreException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
