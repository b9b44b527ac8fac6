package dev.monitor.flow;

import dev.monitor.config.Settings;
import dev.monitor.config.SettingsException;
import dev.monitor.config.SettingsLoader;
import dev.monitor.deliver.BotApiServer;
import dev.monitor.deliver.HastyCourier;
import dev.monitor.host.Host;
import dev.monitor.model.Delivery;
import dev.monitor.model.Message;
import dev.monitor.model.Part;
import dev.monitor.model.Receipt;
import dev.monitor.store.Store;
import dev.monitor.store.StoreException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** What one machine has to tell to some chats, with the real store, over many runs at times that the test sets. */
final class Correspondence implements AutoCloseable {
    private static final HastyCourier.Witness NOBODY = new HastyCourier.Witness() {
        @Override
        public void before(Delivery delivery) {}

        @Override
        public void after(Delivery delivery, Receipt receipt) {}
    };

    final BotApiServer api;
    final List<String> chats;
    private final Settings settings;
    private final Random random;
    private Store store;
    private Instant now = Instant.parse("2026-03-02T12:00:00Z");

    Correspondence(Path folder, BotApiServer api, Random random, String... chats)
            throws StoreException, SettingsException {
        this.api = api;
        this.chats = List.of(chats);
        this.random = random;
        this.settings = SettingsLoader.withoutFile(Map.of(
                        "STATE_PATH",
                        folder.resolve("state").toString(),
                        "HOST_NAME",
                        "web<1>",
                        "BOT_TOKEN",
                        BotApiServer.TOKEN,
                        "CHAT_ID",
                        String.join(",", chats)))
                .settings();
        Store.createFolder(settings.store().folder());
        this.store = Store.open(settings.store().folder());
    }

    Store store() {
        return store;
    }

    Instant now() {
        return now;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    /** Puts a message for all chats into the outbox, whose parts name it: {@code alert ID part 1}. */
    String tell(Message.Kind kind, int parts, @Nullable String thread) throws StoreException {
        String id = RandomId.next();
        List<Part> texts = new ArrayList<>();
        for (int part = 1; part <= parts; part++) {
            texts.add(new Part.Text(text(id, part)));
        }
        String subject = "load <of> " + id.substring(0, 4);
        Message message = new Message(id, kind, "telegram", subject, thread, false, texts);
        store.transaction(() -> store.outbox().add(0, message, chats, now));
        return id;
    }

    static String text(String message, int part) {
        return "alert " + message + " part " + part;
    }

    /** A run's deliveries, by a courier to an API. */
    Deliveries deliver(BotApiServer to, HastyCourier.Witness witness) throws StoreException {
        Host host = new Host(Path.of("/"), Path.of("/proc"), Clock.fixed(now, ZoneOffset.UTC));
        Deliveries deliveries = new Deliveries(
                settings, host, store, HastyCourier.to(to.settings(), new Random(random.nextLong()), witness));
        deliveries.deliver();
        return deliveries;
    }

    Deliveries deliver() throws StoreException {
        return deliver(api, NOBODY);
    }

    /** The texts that a chat was asked to take, accepted or not. */
    List<String> texts(String chat) {
        return api.requests(chat).stream().map(request -> request.text()).toList();
    }

    /** A new process finds what the last one committed. */
    void reopen() throws StoreException {
        store.close();
        store = Store.open(settings.store().folder());
    }

    @Override
    public void close() {
        store.close();
    }
}
