package dev.monitor.flow;

import dev.monitor.config.Settings;
import dev.monitor.host.Host;
import dev.monitor.model.Message;
import dev.monitor.model.Part;
import dev.monitor.store.Store;
import dev.monitor.store.StoreException;
import java.time.Duration;
import java.util.List;

/** A message that says that messages arrive, sent the way all are: through the outbox. */
public final class TestMessage {
    private static final Duration WAIT = Duration.ofSeconds(10);

    private TestMessage() {}

    /**
     * What became of it.
     *
     * @param lines where it went, or why not, a line each
     * @param failures those of the lines that say why not
     */
    public record Result(List<String> lines, List<String> failures) {}

    /**
     * Sends it to all chats that get reports, and with it whatever else waits.
     *
     * @throws Failure if no chat is configured, or the store cannot be used
     */
    public static Result send(Settings settings, Host host) throws Failure {
        List<String> chats = Recipients.ofReports(settings);
        if (chats.isEmpty()) {
            throw new Failure(Exit.SETTINGS, "CHAT_ID: no chat is configured, so no test message can be sent");
        }
        String id = RandomId.next();
        String text = "monitor can write here.\n<code>id " + id + "</code>";
        Message message =
                new Message(id, Message.Kind.TEST, Recipients.TELEGRAM, "test message", List.of(new Part.Text(text)));
        try (Store store = open(settings)) {
            store.transaction(
                    () -> store.outbox().add(0, message, chats, host.clock().instant()));
            Deliveries deliveries = new Deliveries(settings, host.clock(), store);
            deliveries.deliver();
            return new Result(List.copyOf(deliveries.sent()), List.copyOf(deliveries.failures()));
        } catch (StoreException e) {
            throw Run.failure(e);
        }
    }

    /** Whoever opens the store may be the first, who makes it: that is done under the lock. */
    private static Store open(Settings settings) throws Failure, StoreException {
        try (RunLock lock = RunLock.ofRuns(settings.store().folder(), WAIT)) {
            if (lock == null) {
                throw new Failure(Exit.BUSY, "another run holds the lock; try again");
            }
            return Store.open(settings.store().folder());
        }
    }
}
