package dev.monitor.flow;

import dev.monitor.config.Settings;
import dev.monitor.host.Host;
import dev.monitor.model.DeliveryState;
import dev.monitor.model.OutboxEntry;
import dev.monitor.store.StandIn;
import dev.monitor.store.Store;
import dev.monitor.store.StoreException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people see of the outbox, and do with it. */
public final class OutboxDesk {
    private static final int MOST_LISTED = 200;
    /** A shorter beginning of a message's id may be a number of a row, or a slip. */
    private static final int SHORTEST_PREFIX = 4;

    private final Settings settings;
    private final Host host;

    public OutboxDesk(Settings settings, Host host) {
        this.settings = settings;
        this.host = host;
    }

    /**
     * What waits, oldest first, and then what was given up, newest first; of each at most 200.
     *
     * @throws Failure if the store cannot be read
     */
    public List<OutboxEntry> list() throws Failure {
        try (Store store = StandIn.openToRead(settings.store().folder())) {
            List<OutboxEntry> entries = new ArrayList<>();
            if (store != null) {
                entries.addAll(store.backlog().waiting(MOST_LISTED));
                entries.addAll(store.backlog().abandoned(MOST_LISTED));
            }
            return entries;
        } catch (StoreException e) {
            throw Run.failure(e);
        }
    }

    /**
     * Makes all that waits due, or what an id names, which may have been given up, and delivers what is due.
     *
     * @param id of a row, or how the id of a message begins; null for all that waits
     * @return what became of each request, a line each
     * @throws Failure if the id names nothing that can be sent, or the store cannot be written
     */
    public List<String> retry(@Nullable String id) throws Failure {
        Watchdog watchdog = Watchdog.begin();
        try (Store store = Stores.open(settings)) {
            Instant now = host.clock().instant();
            List<OutboxEntry> entries =
                    id == null ? List.of() : find(store, id, DeliveryState.PENDING, DeliveryState.GIVEN_UP);
            store.transaction(() -> {
                if (id == null) {
                    store.backlog().retryAll(now);
                }
                for (OutboxEntry entry : entries) {
                    store.backlog().retry(entry, now);
                }
            });
            Deliveries deliveries = new Deliveries(settings, host, store);
            deliveries.deliver();
            List<String> lines = new ArrayList<>(deliveries.sent());
            return lines.isEmpty() ? List.of("nothing waits to be sent") : lines;
        } catch (StoreException e) {
            throw Run.failure(e);
        } finally {
            watchdog.end();
        }
    }

    /**
     * Gives up what an id names and what waits.
     *
     * @param id of a row, or how the id of a message begins
     * @return a line for each request
     * @throws Failure if the id names nothing that waits, or the store cannot be written
     */
    public List<String> drop(String id) throws Failure {
        try (Store store = Stores.open(settings)) {
            List<OutboxEntry> entries = find(store, id, DeliveryState.PENDING);
            List<String> lines = new ArrayList<>();
            for (OutboxEntry entry : entries) {
                lines.add(entry.channel() + " " + entry.recipient() + ": dropped: " + entry.subject());
            }
            store.transaction(() -> {
                for (OutboxEntry entry : entries) {
                    store.backlog().drop(entry, "dropped by hand", host.clock().instant());
                }
            });
            return lines;
        } catch (StoreException e) {
            throw Run.failure(e);
        }
    }

    /** The requests that an id names and that are in one of these states. */
    private static List<OutboxEntry> find(Store store, String id, DeliveryState... states)
            throws Failure, StoreException {
        List<OutboxEntry> named = named(store, id);
        List<OutboxEntry> found = new ArrayList<>();
        for (OutboxEntry entry : named) {
            if (List.of(states).contains(entry.state())) {
                found.add(entry);
            }
            if (!entry.message().equals(named.get(0).message())) {
                throw new Failure(Exit.USAGE, id + ": more than one message begins so; give more of its id");
            }
        }
        if (named.isEmpty()) {
            throw new Failure(Exit.USAGE, id + ": there is no such request or message; `outbox` lists them");
        }
        if (found.isEmpty()) {
            OutboxEntry first = named.get(0);
            boolean told = first.state() == DeliveryState.SUMMED_UP;
            throw new Failure(
                    Exit.USAGE,
                    id + ": is " + (told ? first.answer() : first.state().words()) + " already");
        }
        return found;
    }

    private static List<OutboxEntry> named(Store store, String id) throws StoreException {
        if (id.matches("[0-9]{1,9}")) {
            List<OutboxEntry> row = store.backlog().request(Long.parseLong(id));
            if (!row.isEmpty()) {
                return row;
            }
        }
        return id.length() < SHORTEST_PREFIX ? List.of() : store.backlog().messages(id);
    }
}
