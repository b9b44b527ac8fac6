package dev.monitor.flow;

import dev.monitor.config.Settings;
import dev.monitor.journal.Journal;
import dev.monitor.model.PreviousRun;
import dev.monitor.store.Store;
import dev.monitor.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What needs no haste: once an hour the history is packed and thinned, and old messages and files of the journal are deleted. */
final class Upkeep {
    private static final Duration HOUR = Duration.ofHours(1);
    /** A report that could not be delivered for so long is no news any more. */
    private static final Duration REPORT_LIFETIME = Duration.ofDays(2);
    /** Alerts are not lost in silence, but neither kept for ever. */
    private static final Duration ALERT_LIFETIME = Duration.ofDays(7);

    /** More than one only after hours in which this did not work. */
    private static final int MOST_HOURS = 24;

    private final Settings settings;
    private final Store store;
    private boolean damaged;

    Upkeep(Settings settings, Store store) {
        this.settings = settings;
        this.store = store;
    }

    /**
     * Does it, if this run is the first of its hour.
     *
     * @param previous the run before; null on the first
     * @return what went wrong, a line each; the next hour tries again
     */
    List<String> tend(@Nullable PreviousRun previous, Instant now) {
        if (previous != null && hour(previous.at()) == hour(now)) {
            return List.of();
        }
        try {
            Instant journalSince = now.minus(settings.journal().keep());
            List<String> deleted = Journal.delete(store.journal().filesBefore(journalSince));
            Instant historySince = now.minus(settings.store().historyKeep());
            Instant rollupSince = now.minus(settings.store().rollupKeep());
            store.transaction(() -> {
                store.journal().forget(deleted);
                store.meters().pack();
                store.retention().apply(historySince, rollupSince);
                store.samples().pack(now, MOST_HOURS);
                store.samples().thin(historySince, rollupSince);
                store.outboxExpiry().giveUp(now.minus(ALERT_LIFETIME), now.minus(REPORT_LIFETIME), now);
                store.outboxExpiry().forget(historySince);
            });
            store.takeReserve();
            return List.of();
        } catch (StoreException e) {
            damaged = e.kind() == StoreException.Kind.DAMAGED;
            return damaged ? List.of() : List.of("old history could not be removed: " + e.getMessage());
        }
    }

    /** Whether the store turned out to be damaged, where no run looks but this. */
    boolean foundDamage() {
        return damaged;
    }

    private static long hour(Instant time) {
        return Math.floorDiv(time.toEpochMilli(), HOUR.toMillis());
    }
}
