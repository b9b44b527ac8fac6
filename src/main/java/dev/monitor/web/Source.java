package dev.monitor.web;

import dev.monitor.store.Store;
import dev.monitor.store.StoreException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Where the pages have everything from. The store is opened anew for each answer, which takes a millisecond: a damaged file
 * may be set aside, and another one made, at any time.
 */
final class Source {
    private final Site site;

    Source(Site site) {
        this.site = site;
    }

    /** What a page does with the store. */
    interface Reading<T> {
        T of(Store store) throws Refusal, StoreException;
    }

    /**
     * Reads the store.
     *
     * @throws Refusal if there is none yet
     */
    <T> T read(Reading<T> reading) throws Refusal, StoreException {
        try (Store store = openOrNull()) {
            if (store == null) {
                throw new Refusal(503, nothing());
            }
            return reading.of(store);
        }
    }

    /**
     * What the last run saw.
     *
     * @throws Refusal if there was none yet
     */
    LastRun lastRun() throws Refusal, StoreException {
        return read(store -> {
            LastRun run = LastRun.of(store);
            if (run == null) {
                throw new Refusal(503, nothing());
            }
            return run;
        });
    }

    /** The store; null where there is none yet. */
    @Nullable
    Store openOrNull() throws StoreException {
        return Store.openToRead(folder());
    }

    /** What is said where nothing is recorded. */
    String nothing() {
        return "Nothing is recorded in " + folder()
                + " yet: run `collect`, or put the lines of cron.example into root's crontab.";
    }

    private Path folder() {
        return site.settings().store().folder();
    }

    Instant now() {
        return site.clock().instant();
    }

    ZoneId zone() {
        return site.zone();
    }

    /** The name of the machine. */
    String host() {
        return site.host();
    }

    /** From when on each sample is kept, and not only hours. */
    Instant wholeSince() {
        return now().minus(site.settings().store().historyKeep());
    }

    /**
     * Whether command lines may be shown, which can hold secrets of their users: only to who had to log in. Without a login
     * everybody on this machine may look.
     */
    boolean showsCommandLines() {
        return site.settings().web().user() != null;
    }
}
