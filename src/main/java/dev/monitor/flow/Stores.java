package dev.monitor.flow;

import dev.monitor.config.Settings;
import dev.monitor.store.StandIn;
import dev.monitor.store.Store;
import dev.monitor.store.StoreException;
import java.time.Duration;

/** The store, for what people ask of it between two runs. */
final class Stores {
    private static final Duration WAIT = Duration.ofSeconds(10);

    private Stores() {}

    /**
     * Opens it to write. Whoever opens the store may be the first, who makes it: that is done under the lock of the runs.
     *
     * @throws Failure if a run holds the lock for too long
     */
    static Store open(Settings settings) throws Failure, StoreException {
        try (RunLock lock = RunLock.ofRuns(settings.store().folder(), WAIT)) {
            if (lock == null) {
                throw new Failure(Exit.BUSY, "another run holds the lock; try again");
            }
            Store store = Store.open(settings.store().folder());
            try {
                StandIn.takeBack(settings.store().folder(), store);
                return store;
            } catch (StoreException e) {
                store.close();
                throw e;
            }
        }
    }
}
