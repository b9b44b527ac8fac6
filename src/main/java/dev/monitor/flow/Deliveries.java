package dev.monitor.flow;

import dev.monitor.config.ChannelSettings;
import dev.monitor.config.Settings;
import dev.monitor.deliver.Channels;
import dev.monitor.deliver.Courier;
import dev.monitor.deliver.UnsettledException;
import dev.monitor.host.Host;
import dev.monitor.model.Delivery;
import dev.monitor.render.Charts;
import dev.monitor.render.TelegramText;
import dev.monitor.store.Store;
import dev.monitor.store.StoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sends what the outbox holds. Whoever does not get the lock leaves the work to its holder. */
final class Deliveries {
    /** The process ends within 45 s; a request that has begun may take 15 s of them. */
    private static final Duration BUDGET = Duration.ofSeconds(20);

    private final Settings settings;
    private final Host host;
    private final Store store;
    private final Settling settling;
    private final @Nullable Courier courier;

    Deliveries(Settings settings, Host host, Store store) {
        this(settings, host, store, null);
    }

    /**
     * @param courier null for one of the settings' channels, which is set up where something is due
     */
    Deliveries(Settings settings, Host host, Store store, @Nullable Courier courier) {
        this.settings = settings;
        this.host = host;
        this.store = store;
        this.settling = new Settling(store, host.clock());
        this.courier = courier;
    }

    /**
     * Sends.
     *
     * @throws StoreException if what became of a request could not be written down
     */
    void deliver() throws StoreException {
        if (!store.outbox().hasDue(host.clock().instant())) {
            return;
        }
        Path file = settings.store().folder().resolve("deliver.lock");
        try (RunLock lock = RunLock.take(file, Duration.ZERO)) {
            if (lock == null) {
                sent().add("another run is delivering; it sends this as well, or the next run does");
            } else {
                send();
            }
        } catch (IOException e) {
            news().add(file + ": cannot be locked: " + e.getMessage());
        }
    }

    /** What became of each request, a line each. */
    List<String> sent() {
        return settling.sent();
    }

    /** What could not be delivered and was not told before, a line each. */
    List<String> news() {
        return settling.news();
    }

    /** What of {@link #sent} was not delivered. */
    List<String> failures() {
        return settling.failures();
    }

    /** What was delivered, although that could not be written down. */
    List<Delivery> unwritten() {
        return settling.unwritten();
    }

    private void send() throws StoreException {
        long begin = System.nanoTime();
        String name = Settled.hostName(settings.host(), host);
        Courier sender = courier == null ? courier(settings.channels()) : courier;
        new Digest(name, store, host.clock().instant()).sumUp();
        send(sender, due(), BUDGET);
        Set<String> messages =
                new DeadRecipients(settings, name, store, host.clock().instant()).tell();
        if (!messages.isEmpty()) {
            List<Delivery> due = due();
            due.removeIf(delivery -> !messages.contains(delivery.message()));
            send(sender, due, BUDGET.minusNanos(System.nanoTime() - begin));
        }
    }

    /** A courier of all channels that are set up. */
    static Courier courier(ChannelSettings channels) {
        return new Courier(Channels.configured(channels, Charts::png, TelegramText::plain));
    }

    private List<Delivery> due() throws StoreException {
        return store.outbox().due(host.clock().instant());
    }

    private void send(Courier sender, List<Delivery> due, Duration budget) throws StoreException {
        try {
            sender.deliver(due, settling, budget);
        } catch (UnsettledException e) {
            StoreException fault = settling.fault();
            if (fault != null) {
                throw fault;
            }
            throw new IllegalStateException(e);
        }
    }
}
