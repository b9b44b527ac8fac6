package dev.monitor.flow;

import dev.monitor.model.LocalZone;
import dev.monitor.model.Message;
import dev.monitor.render.OutageDigest;
import dev.monitor.store.Digests;
import dev.monitor.store.Store;
import dev.monitor.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** After a long outage a recipient gets one message that lists the alerts, instead of all of them. */
final class Digest {
    /** So many still arrive one by one. */
    private static final int FEW = 5;

    private static final Duration OUTAGE = Duration.ofMinutes(15);

    private final String host;
    private final Store store;
    private final Instant now;

    Digest(String host, Store store, Instant now) {
        this.host = host;
        this.store = store;
        this.now = now;
    }

    /** Replaces what waits by a digest, for each recipient that it is time for. */
    void sumUp() throws StoreException {
        for (Digests.Crowd crowd : store.digests().crowds(FEW, now.minus(OUTAGE), now)) {
            store.transaction(() -> {
                Message digest = message(crowd.channel(), store.digests().alerts(crowd));
                store.digests().sumUp(crowd, digest.id(), now);
                store.outbox().add(0, digest, List.of(crowd.recipient()), now);
            });
        }
    }

    private Message message(String channel, List<Digests.Alert> newestFirst) {
        List<OutageDigest.Entry> entries = new ArrayList<>();
        for (Digests.Alert alert : newestFirst) {
            entries.add(new OutageDigest.Entry(alert.created(), alert.subject(), alert.message()));
        }
        Instant oldest = newestFirst.get(newestFirst.size() - 1).created();
        String id = RandomId.next();
        ZoneId zone = LocalZone.get();
        return Posts.plain(channel, id, Message.Kind.ALERT, OutageDigest.of(id, host, oldest, now, entries, zone));
    }
}
