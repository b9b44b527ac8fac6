package dev.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.monitor.deliver.MailServer;
import dev.monitor.model.Figure;
import dev.monitor.model.Message;
import dev.monitor.model.Part;
import dev.monitor.store.Store;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** E-mail from the built jar, which holds a part of the mail library only and none of the services by which it finds itself. */
class MailIT {
    private static final Figure FIGURE = new Figure.Bars("CPU", "s", List.of(new Figure.Bar("älice", 12)));

    @TempDir
    Path folder = Path.of("");

    @Test
    void aLetterThatWaitsInTheOutboxArrivesWithItsChart() throws Exception {
        try (MailServer server = new MailServer()) {
            MonitorJar monitor = new MonitorJar(folder)
                    .set("SMTP_HOST", "127.0.0.1")
                    .set("SMTP_PORT", String.valueOf(server.port()))
                    .set("SMTP_SECURITY", "none")
                    .set("MAIL_FROM", "root@compute1.example.org")
                    .set("MAIL_TO", "ops@example.org");
            assertEquals(new MonitorJar.Outcome(0, "", ""), monitor.run("collect"));
            Part letter = new Part.Letter("text ü", "<p>page</p><img src=\"cid:figure1\">", List.of(FIGURE));
            try (Store store = Store.open(folder.resolve("state"))) {
                Message message =
                        new Message("4f00000000000001", Message.Kind.ALERT, "email", "größer", List.of(letter));
                store.transaction(() -> store.outbox().add(0, message, List.of("ops@example.org"), Instant.now()));
            }
            assertEquals(new MonitorJar.Outcome(0, "", ""), monitor.run("collect"));
            assertEquals(1, server.mails().size());
            MimeMessage mail = server.mails().get(0).parsed();
            assertEquals("größer", mail.getSubject());
            Multipart related = (Multipart) mail.getContent();
            assertTrue(related.getBodyPart(0).isMimeType("multipart/alternative"));
            assertEquals("chart-1.png", related.getBodyPart(1).getFileName());
            assertTrue(related.getBodyPart(1).getInputStream().readAllBytes().length > 1000);
        }
    }

    @Test
    void aServerThatCannotEncryptIsToldByDoctor() throws Exception {
        try (MailServer server = new MailServer()) {
            MonitorJar.Outcome outcome = new MonitorJar(folder)
                    .set("SMTP_HOST", "localhost")
                    .set("SMTP_PORT", String.valueOf(server.port()))
                    .set("SMTP_SECURITY", "starttls")
                    .set("MAIL_FROM", "root@compute1.example.org")
                    .set("MAIL_TO", "ops@example.org")
                    .run("doctor");
            assertEquals(69, outcome.exit(), outcome.out());
            assertTrue(outcome.out().contains("nothing was sent unencrypted"), outcome.out());
        }
    }
}
