package dev.monitor.flow;

import dev.monitor.config.Settings;
import dev.monitor.deliver.Channels;
import dev.monitor.deliver.Courier;
import dev.monitor.model.Delivery;
import dev.monitor.model.Receipt;
import dev.monitor.render.Charts;
import dev.monitor.render.TelegramText;
import dev.monitor.store.Store;
import dev.monitor.store.StoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Sends what the outbox holds. Whoever does not get the lock leaves the work to its holder. */
final class Deliveries {
    /** The process ends within 45 s; a request that has begun may take 20 s of them. */
    private static final Duration BUDGET = Duration.ofSeconds(20);

    private final Settings settings;
    private final Clock clock;
    private final Store store;
    private final List<String> sent = new ArrayList<>();
    private final List<String> news = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();

    Deliveries(Settings settings, Clock clock, Store store) {
        this.settings = settings;
        this.clock = clock;
        this.store = store;
    }

    /**
     * Sends.
     *
     * @throws StoreException if what became of a request could not be written down
     */
    void deliver() throws StoreException {
        if (!store.outbox().hasDue(clock.instant())) {
            return;
        }
        Path file = settings.store().folder().resolve("deliver.lock");
        try (RunLock lock = RunLock.take(file, Duration.ZERO)) {
            if (lock == null) {
                sent.add("another run is delivering; it sends this as well, or the next run does");
            } else {
                send();
            }
        } catch (IOException e) {
            news.add(file + ": cannot be locked: " + e.getMessage());
        }
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

    private void send() throws StoreException {
        Courier courier = new Courier(Channels.configured(settings.channels(), Charts::png, TelegramText::plain));
        courier.deliver(store.outbox().due(clock.instant()), this::settle, BUDGET);
    }

    private void settle(Delivery delivery, Receipt receipt) throws StoreException {
        store.outbox().settle(delivery, receipt, clock.instant());
        String recipient = delivery.channel() + " " + delivery.recipient();
        String part = delivery.of() == 1 ? "" : " (part " + delivery.part() + " of " + delivery.of() + ")";
        if (receipt instanceof Receipt.Delivered) {
            store.told().delivered(recipient);
            sent.add(recipient + part + ": delivered");
        } else if (receipt instanceof Receipt.Retry retry) {
            fail(recipient, part, "not delivered, the next run tries again: " + retry.why());
        } else if (receipt instanceof Receipt.Rejected rejected) {
            fail(recipient, part, "given up: " + rejected.why());
        } else if (receipt instanceof Receipt.Moved moved) {
            tell(recipient, part, "has moved to " + moved.to() + "; put that into CHAT_ID");
        }
    }

    private void fail(String recipient, String part, String what) throws StoreException {
        failures.add(recipient + part + ": " + what);
        tell(recipient, part, what);
    }

    private void tell(String recipient, String part, String what) throws StoreException {
        sent.add(recipient + part + ": " + what);
        if (store.told().failed(recipient, what)) {
            news.add(recipient + ": " + what);
        }
    }
}
