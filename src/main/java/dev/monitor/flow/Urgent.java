package dev.monitor.flow;

import dev.monitor.config.Settings;
import dev.monitor.deliver.Courier;
import dev.monitor.deliver.Settlement;
import dev.monitor.deliver.UnsettledException;
import dev.monitor.host.Host;
import dev.monitor.model.AlertEvent;
import dev.monitor.model.Delivery;
import dev.monitor.model.Labels;
import dev.monitor.model.Message;
import dev.monitor.model.Part;
import dev.monitor.model.Post;
import dev.monitor.model.Receipt;
import dev.monitor.store.Store;
import dev.monitor.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Alerts while the store cannot be written, since a full disk is what they may be about. They go out without the outbox:
 * those that wait in it, and what the rules find, held against the states that can still be read. A {@link Memo} keeps that
 * each is told once an hour and not each minute. When the store can be written again, what was told of the outbox is settled
 * there; what else still holds is told once more, as the outbox knows nothing of it.
 */
final class Urgent implements Settlement {
    private static final Duration BUDGET = Duration.ofSeconds(20);

    private final Settings settings;
    private final Instant at;
    private final Memo memo;
    private final Set<String> reached = new HashSet<>();
    private final List<String> sent = new ArrayList<>();
    private final List<String> news = new ArrayList<>();

    Urgent(Settings settings, Host host) {
        this.settings = settings;
        this.at = host.clock().instant();
        this.memo = Memo.of(settings.store().folder());
    }

    /**
     * Tells what a run finds that is not kept, and what waits.
     *
     * @param store to read from; null where it cannot be
     */
    void tell(@Nullable Store store, Past past, Observation now) throws StoreException {
        List<Delivery> deliveries = waiting(store);
        List<AlertEvent> alerts = news(Alerting.of(settings.alerts(), store, now));
        Telling telling = new Telling(settings, null, past, now);
        telling.take(alerts, List.of(), Alarms.isQuiet(settings.alerts().quietHours(), at));
        for (Post post : telling.posts()) {
            deliveries.addAll(deliveries(post));
        }
        send(deliveries);
        for (AlertEvent alert : telling.told()) {
            if (isToldToSomebody(alert)) {
                memo.note(key(alert), at);
            }
        }
        memo.write();
    }

    /**
     * Tells what waits in an outbox that can be read and not written.
     *
     * @param delivered what of it has arrived already
     */
    void tellWaiting(Store store, List<Delivery> delivered) throws StoreException {
        for (Delivery row : delivered) {
            memo.note(key(row), at);
        }
        send(waiting(store));
        memo.write();
    }

    /** Where messages went, a line each. */
    List<String> sent() {
        return sent;
    }

    /** Those of the lines that were not printed within the last hour, which they count as from now on. */
    List<String> fresh(List<String> lines) {
        List<String> fresh = new ArrayList<>(lines);
        fresh.addAll(news);
        fresh.removeIf(line -> memo.isFresh(line, at));
        fresh.forEach(line -> memo.note(line, at));
        memo.write();
        return fresh;
    }

    /** Settles what was told while the store could not be written, now that it can. */
    static void catchUp(Settings settings, Host host, Store store) throws StoreException {
        Memo memo = Memo.of(settings.store().folder());
        if (memo.isEmpty()) {
            return;
        }
        Instant now = host.clock().instant();
        Receipt told = new Receipt.Delivered("told while the store could not be written");
        store.transaction(() -> {
            for (Delivery row : store.outbox().due(now)) {
                if (memo.has(key(row))) {
                    store.outbox().settle(row, told, now);
                }
            }
        });
        memo.clear();
    }

    private List<Delivery> waiting(@Nullable Store store) throws StoreException {
        List<Delivery> waiting = new ArrayList<>();
        if (store != null) {
            for (Delivery row : store.outbox().due(at)) {
                if (row.kind() == Message.Kind.ALERT && !memo.has(key(row))) {
                    waiting.add(row);
                }
            }
        }
        return waiting;
    }

    private List<AlertEvent> news(@Nullable Alerting alerting) {
        List<AlertEvent> news = new ArrayList<>();
        for (AlertEvent alert : alerting == null ? List.<AlertEvent>of() : alerting.events()) {
            if (!memo.isFresh(key(alert), at)) {
                news.add(alert);
            }
        }
        return news;
    }

    /** The requests of a message, as the outbox would make them. */
    private List<Delivery> deliveries(Post post) {
        Message message = post.message();
        List<Delivery> deliveries = new ArrayList<>();
        for (String recipient : post.recipients()) {
            int number = 0;
            for (Part part : message.parts()) {
                deliveries.add(new Delivery(
                        0,
                        message.id(),
                        message.kind(),
                        message.channel(),
                        message.subject(),
                        message.thread(),
                        message.silent(),
                        recipient,
                        ++number,
                        message.parts().size(),
                        part,
                        0,
                        at));
            }
        }
        return deliveries;
    }

    private void send(List<Delivery> deliveries) {
        if (deliveries.isEmpty()) {
            return;
        }
        Courier courier = Deliveries.courier(settings.channels());
        try {
            courier.deliver(deliveries, this, BUDGET);
        } catch (UnsettledException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean begin(Delivery delivery) {
        return true;
    }

    @Override
    public void settle(Delivery delivery, Receipt receipt) {
        String line = Settling.place(delivery) + ": " + Settling.told(receipt);
        sent.add(line);
        if (receipt instanceof Receipt.Delivered) {
            reached.add(delivery.channel());
            memo.note(key(delivery), at);
        } else {
            news.add(line);
        }
    }

    private boolean isToldToSomebody(AlertEvent alert) {
        for (String channel : alert.to().isEmpty() ? settings.channels().alertTo() : alert.to()) {
            if (reached.contains(channel)) {
                return true;
            }
        }
        return false;
    }

    private static String key(AlertEvent alert) {
        return alert.kind() + " " + alert.rule() + Labels.text(alert.labels());
    }

    private static String key(Delivery row) {
        return row.message() + " " + row.recipient() + " " + row.part();
    }
}
