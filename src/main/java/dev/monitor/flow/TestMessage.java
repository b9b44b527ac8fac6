package dev.monitor.flow;

import dev.monitor.config.Settings;
import dev.monitor.host.Host;
import dev.monitor.model.LocalZone;
import dev.monitor.model.Post;
import dev.monitor.store.Store;
import dev.monitor.store.StoreException;
import java.time.Instant;
import java.util.List;

/** A message that says that messages arrive, sent the way all are: through the outbox. */
public final class TestMessage {
    private TestMessage() {}

    /**
     * What became of it.
     *
     * @param lines where it went, or why not, a line each
     * @param failures those of the lines that say why not
     */
    public record Result(List<String> lines, List<String> failures) {}

    /**
     * Sends it to all who get reports or alerts, and with it whatever else waits.
     *
     * @throws Failure if no channel is configured, or the store cannot be used
     */
    public static Result send(Settings settings, Host host) throws Failure {
        if (settings.channels().configured().isEmpty()) {
            throw new Failure(
                    Exit.SETTINGS,
                    "no channel is configured, so no test message can be sent; set CHAT_ID, MAIL_TO or TWILIO_TO");
        }
        Instant now = host.clock().instant();
        Watchdog watchdog = Watchdog.begin();
        try (Store store = Stores.open(settings)) {
            String name = Settled.hostName(settings.host(), host);
            List<Post> posts = Posts.ofTest(settings.channels(), name, now, LocalZone.get());
            store.transaction(() -> {
                for (Post post : posts) {
                    store.outbox().add(0, post.message(), post.recipients(), now);
                }
            });
            Deliveries deliveries = new Deliveries(settings, host, store);
            deliveries.deliver();
            return new Result(List.copyOf(deliveries.sent()), List.copyOf(deliveries.failures()));
        } catch (StoreException e) {
            throw Run.failure(e);
        } finally {
            watchdog.end();
        }
    }
}
