package dev.monitor.deliver;

import dev.monitor.config.MailSettings;
import dev.monitor.model.Delivery;
import dev.monitor.model.Figure;
import dev.monitor.model.Message;
import dev.monitor.model.Part;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** E-mails for tests. */
final class MailCase {
    static final String TO = "ops@example.org";
    static final String TEXT = "load1 is 3.4 — above 2\n\n.\nFrom the machine\n";
    static final Part LETTER = new Part.Letter(
            TEXT,
            "<html><body><p>load1 is <b>3.4</b></p><img src=\"cid:figure1\" alt=\"the load\"><p>end</p></body></html>",
            List.of(Rows.FIGURE));

    private MailCase() {}

    static Delivery row(Part content) {
        return row("4f00000000000001", "compute1: load1 > 2", null, TO, content);
    }

    static Delivery row(String id, String subject, @Nullable String thread, String to, Part content) {
        Instant created = Instant.parse("2026-03-02T12:00:00Z");
        return new Delivery(1, id, Message.Kind.ALERT, "email", subject, thread, false, to, 1, 1, content, 0, created);
    }

    static Part letter(String text, String html, Figure... figures) {
        return new Part.Letter(text, html, List.of(figures));
    }

    static MailChannel channel(MailSettings settings) {
        return channel(new MailRelay(settings));
    }

    static MailChannel channel(MailRelay relay) {
        return new MailChannel(relay, Rows.DRAWING, Rows.PLAIN);
    }
}
