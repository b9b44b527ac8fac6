package dev.monitor.doctor;

import dev.monitor.config.Settings;
import dev.monitor.host.Host;
import dev.monitor.model.Ailing;
import dev.monitor.store.StandIn;
import dev.monitor.store.Store;
import dev.monitor.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What waits to be sent and since when, whom nothing reaches, and what was given up. */
final class OutboxCheck implements Check {
    private static final String SUBJECT = "outbox";
    private static final int MOST_GIVEN_UP = 3;
    private static final Duration LONG = Duration.ofMinutes(10);

    private final Settings settings;
    private final Host host;

    OutboxCheck(Settings settings, Host host) {
        this.settings = settings;
        this.host = host;
    }

    @Override
    public List<Finding> look() {
        try (Store store = StandIn.openToRead(settings.store().folder())) {
            return store == null ? List.of(Finding.ok(SUBJECT, "nothing waits to be sent")) : look(store);
        } catch (StoreException e) {
            // The check of the last run tells it.
            return List.of();
        }
    }

    private List<Finding> look(Store store) throws StoreException {
        List<Finding> findings = new ArrayList<>();
        findings.add(depth(store));
        for (Ailing ailing : store.ailing().all()) {
            String text = "nothing arrives since " + minutes(ailing.since()) + " minutes at " + ailing.line();
            findings.add(ailing.isDead() ? Finding.fault(SUBJECT, text) : Finding.note(SUBJECT, text));
        }
        for (String line : store.backlog().givenUp(MOST_GIVEN_UP)) {
            findings.add(Finding.note(SUBJECT, "given up: " + line));
        }
        return findings;
    }

    private Finding depth(Store store) throws StoreException {
        Instant oldest = store.backlog().oldest();
        if (oldest == null) {
            return Finding.ok(SUBJECT, "nothing waits to be sent");
        }
        long pending = store.backlog().pending();
        String text = pending + (pending == 1 ? " request waits" : " requests wait") + " to be sent, the oldest since "
                + minutes(oldest) + " minutes";
        boolean isLong = minutes(oldest) > LONG.toMinutes();
        return isLong ? Finding.note(SUBJECT, text + "; `outbox` lists them") : Finding.ok(SUBJECT, text);
    }

    private long minutes(Instant since) {
        return Duration.between(since, host.clock().instant()).toMinutes();
    }
}
