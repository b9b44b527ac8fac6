package dev.monitor.flow;

import dev.monitor.config.Secret;
import dev.monitor.config.Settings;
import dev.monitor.deliver.Heartbeat;
import dev.monitor.store.Store;
import dev.monitor.store.StoreException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells whoever listens that the machine is still watched, or that it is not as it should be. */
final class Pulse {
    private static final String HEARTBEAT = "heartbeat";

    private Pulse() {}

    /**
     * Tells how a run fared.
     *
     * @param store null where it cannot be used
     * @return the same result, with what went wrong now
     */
    static RunResult beat(Settings settings, @Nullable Store store, RunResult result) {
        Secret url = settings.heartbeat();
        if (url == null) {
            return result;
        }
        String fault = Heartbeat.ping(
                url, result.exit() == Exit.DONE, settings.channels().proxy());
        return fault == null || isToldAlready(store, fault) ? result : result.with(List.of(), List.of(fault));
    }

    /** Whether earlier runs told it; it is noted that this one does. */
    private static boolean isToldAlready(@Nullable Store store, String fault) {
        try {
            return store != null && !store.told().failed(HEARTBEAT, fault);
        } catch (StoreException e) {
            return false;
        }
    }
}
