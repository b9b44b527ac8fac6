package dev.monitor.flow;

import dev.monitor.config.Settings;
import dev.monitor.host.Host;
import dev.monitor.model.Delivery;
import dev.monitor.model.Receipt;
import dev.monitor.store.StandIn;
import dev.monitor.store.Store;
import dev.monitor.store.StoreException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Alerts while the store cannot be written, since a full disk is what they may be about: all goes on in a store that stands
 * in, from the states of the rules to the requests that wait.
 */
final class Makeshift {
    private static final Duration WAIT = Duration.ofSeconds(10);

    private final Settings settings;
    private final Host host;
    private final Path folder;

    Makeshift(Settings settings, Host host) {
        this.settings = settings;
        this.host = host;
        this.folder = settings.store().folder();
    }

    /**
     * Tells what a run finds that cannot be kept, and what waits. The caller holds the lock of the runs.
     *
     * @param store to go on from; null where it cannot be read
     */
    RunResult tell(@Nullable Store store, Past past, Observation now, RunResult result) {
        try (StandIn standIn = StandIn.open(folder, store)) {
            Store into = standIn.store();
            Alarms alarms = Alarms.of(settings, host, into, past, now);
            into.transaction(
                    () -> alarms.keep(into, past.nextSequence(), now.snapshot().at()));
            return Pulse.beat(settings, into, deliver(into, result));
        } catch (StoreException e) {
            return Pulse.beat(settings, null, result.with(List.of(), List.of(String.valueOf(e.getMessage()))));
        }
    }

    /**
     * Goes on with deliveries in the middle of which the disk turned out to be full.
     *
     * @param unwritten what has arrived, although that could not be kept
     */
    RunResult goOn(Store store, List<Delivery> unwritten, RunResult result) {
        try (RunLock lock = RunLock.ofRuns(folder, WAIT)) {
            return lock == null ? result : goOnUnderLock(store, unwritten, result);
        } catch (Failure e) {
            return result.with(List.of(), e.lines());
        } catch (StoreException e) {
            return result.with(List.of(), List.of(String.valueOf(e.getMessage())));
        }
    }

    private RunResult goOnUnderLock(Store store, List<Delivery> unwritten, RunResult result) throws StoreException {
        Receipt arrived = new Receipt.Delivered("arrived when that could not be kept");
        Instant now = host.clock().instant();
        try (StandIn standIn = StandIn.open(folder, store)) {
            Store into = standIn.store();
            into.transaction(() -> {
                for (Delivery row : unwritten) {
                    into.outbox().settle(row, arrived, now);
                }
            });
            return deliver(into, result);
        }
    }

    /** Delivers, and leaves out what was told before and still holds. */
    private RunResult deliver(Store store, RunResult result) throws StoreException {
        Set<String> told = store.told().warnings();
        List<String> holding = new ArrayList<>(result.warnings());
        holding.addAll(result.news());
        store.transaction(() -> store.told().replaceWarnings(holding));
        Deliveries deliveries = new Deliveries(settings, host, store);
        deliveries.deliver();
        return result.without(told).with(deliveries.sent(), deliveries.news());
    }
}
