package dev.monitor.deliver;

import dev.monitor.config.TwilioSettings;
import dev.monitor.model.Delivery;
import dev.monitor.model.Message;
import dev.monitor.model.Part;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A channel before a loopback Twilio. */
abstract class TwilioCase {
    static final String NUMBER = "+4917012345678";
    static final String TEXT = "load1 is 7.3 > 4\nid 0123456789abcdef";

    final Instant now = Instant.now();

    TwilioServer server;
    TwilioChannel channel;

    @BeforeEach
    void start() throws IOException {
        server = new TwilioServer();
        channel = channel(server.url(), Duration.ofSeconds(10));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    TwilioChannel channel(URI url, Duration deadline) {
        TwilioSettings settings = server.settings(NUMBER);
        return new TwilioChannel(new TwilioApi(
                new TwilioSettings(settings.accountSid(), settings.authToken(), settings.from(), settings.to(), url),
                null,
                deadline));
    }

    /** A message that was never tried. */
    Delivery first(String text) {
        return row(new Part.Text(text), 0, now);
    }

    /** A message of which nobody knows whether it was sent. */
    Delivery again(String text) {
        return row(new Part.Text(text), 1, now);
    }

    static Delivery row(Part content, int attempts, Instant created) {
        return new Delivery(
                1, "message", Message.Kind.ALERT, "sms", "", null, false, NUMBER, 1, 1, content, attempts, created);
    }
}
