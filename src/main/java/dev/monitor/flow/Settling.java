package dev.monitor.flow;

import dev.monitor.deliver.Settlement;
import dev.monitor.deliver.UnsettledException;
import dev.monitor.model.Delivery;
import dev.monitor.model.Receipt;
import dev.monitor.store.Store;
import dev.monitor.store.StoreException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps in the store how each request began and ended, and collects what people are to know of it. */
final class Settling implements Settlement {
    private final Store store;
    private final Clock clock;
    private final List<String> sent = new ArrayList<>();
    private final List<String> news = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private final List<Delivery> unwritten = new ArrayList<>();
    private @Nullable StoreException fault;

    Settling(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** What became of each request, a line each. */
    List<String> sent() {
        return sent;
    }

    /** What could not be delivered and was not told before, a line each. */
    List<String> news() {
        return news;
    }

    /** What of {@link #sent} was not delivered. */
    List<String> failures() {
        return failures;
    }

    /** What was delivered, although that could not be kept. */
    List<Delivery> unwritten() {
        return unwritten;
    }

    /** Why it could not be kept; null if all was. */
    @Nullable
    StoreException fault() {
        return fault;
    }

    @Override
    public boolean begin(Delivery delivery) throws UnsettledException {
        boolean[] wanted = {false};
        keep(() -> wanted[0] = store.outbox().begin(delivery));
        return wanted[0];
    }

    @Override
    public void settle(Delivery delivery, Receipt receipt) throws UnsettledException {
        String what = told(receipt);
        boolean arrived = receipt instanceof Receipt.Delivered;
        boolean[] isNews = {false};
        if (arrived) {
            unwritten.add(delivery);
        }
        keep(() -> {
            store.outbox().settle(delivery, receipt, clock.instant());
            noteHealth(delivery, receipt);
            if (arrived) {
                store.told().delivered(recipient(delivery));
            } else {
                isNews[0] = store.told().failed(recipient(delivery), what);
            }
        });
        unwritten.remove(delivery);
        String line = place(delivery) + ": " + what;
        sent.add(line);
        if (receipt instanceof Receipt.Retry || receipt instanceof Receipt.Rejected) {
            failures.add(line);
        }
        if (isNews[0]) {
            news.add(recipient(delivery) + ": " + what);
        }
    }

    private void keep(Store.Work work) throws UnsettledException {
        try {
            store.transaction(work);
        } catch (StoreException e) {
            fault = e;
            throw new UnsettledException(String.valueOf(e.getMessage()));
        }
    }

    /** Whether the recipient can be reached; a request that is refused for what it holds says nothing of that. */
    private void noteHealth(Delivery delivery, Receipt receipt) throws StoreException {
        String channel = delivery.channel();
        String recipient = delivery.recipient();
        Instant now = clock.instant();
        if (receipt instanceof Receipt.Retry retry) {
            Instant paused = retry.asked() ? now.plus(retry.after()) : null;
            store.ailing().failed(channel, recipient, retry.why(), false, paused, now);
        } else if (receipt instanceof Receipt.Rejected rejected && rejected.unreachable()) {
            store.ailing().failed(channel, recipient, rejected.why(), true, null, now);
        } else if (!(receipt instanceof Receipt.Rejected)) {
            store.ailing().remove(channel, recipient);
        }
    }

    static String told(Receipt receipt) {
        if (receipt instanceof Receipt.Retry retry) {
            return "not delivered, a later run tries again: " + retry.why();
        } else if (receipt instanceof Receipt.Rejected rejected) {
            return "given up: " + rejected.why();
        } else if (receipt instanceof Receipt.Moved moved) {
            return "has moved to " + moved.to() + "; put that into CHAT_ID";
        }
        return "delivered";
    }

    private static String recipient(Delivery delivery) {
        return delivery.channel() + " " + delivery.recipient();
    }

    static String place(Delivery delivery) {
        return recipient(delivery)
                + (delivery.of() == 1 ? "" : " (part " + delivery.part() + " of " + delivery.of() + ")");
    }
}
