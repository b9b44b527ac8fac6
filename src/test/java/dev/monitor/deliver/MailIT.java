package dev.monitor.deliver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.monitor.MonitorJar;
import dev.monitor.config.MailSettings.Security;
import dev.monitor.model.Message;
import dev.monitor.model.Part;
import dev.monitor.store.Store;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** E-mail from the built jar, which holds a part of the mail library only and none of the services by which it finds itself. */
class MailIT {
    @TempDir
    Path folder = Path.of("");

    @Test
    void aLetterThatWaitsInTheOutboxArrivesWithItsChart() throws Exception {
        try (MailServer server = new MailServer(Security.NONE, true, null)) {
            MonitorJar monitor = monitor(server, Security.NONE);
            assertEquals(new MonitorJar.Outcome(0, "", ""), monitor.run("collect"));
            Part letter = MailCase.letter("text ü", "<p>page</p><img src=\"cid:figure1\">", Rows.FIGURE);
            try (Store store = Store.open(folder.resolve("state"))) {
                Message message =
                        new Message("4f00000000000001", Message.Kind.ALERT, "email", "größer", List.of(letter));
                store.transaction(() -> store.outbox().add(0, message, List.of(MailCase.TO), Instant.now()));
            }
            assertEquals(new MonitorJar.Outcome(0, "", ""), monitor.run("collect"), server.logins()::toString);
            assertEquals(1, server.mails().size());
            MimeMessage mail = server.mails().get(0).parsed();
            assertEquals("größer", mail.getSubject());
            Multipart related = (Multipart) mail.getContent();
            assertTrue(related.getBodyPart(0).isMimeType("multipart/alternative"));
            assertTrue(related.getBodyPart(1).getInputStream().readAllBytes().length > 1000);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"STARTTLS", "TLS"})
    void anAuthorityThatJavaIsToldOfIsTrusted(Security security) throws Exception {
        try (MailServer server = new MailServer(security, true, Certificate.OURS)) {
            MonitorJar monitor = monitor(server, security);
            MonitorJar.Outcome outcome = monitor.run("doctor");
            assertEquals(69, outcome.exit(), outcome.out());
            assertTrue(outcome.out().contains("its certificate is not trusted: check SMTP_HOST"), outcome.out());
            outcome = monitor.trusting(Certificate.trustedIn(folder)).run("doctor");
            assertEquals(0, outcome.exit(), outcome.out());
            assertTrue(outcome.out().contains("logged in as " + MailServer.USER), outcome.out());
        }
    }

    private MonitorJar monitor(MailServer server, Security security) throws IOException {
        // In the environment of cron a password is ASCII.
        Path password = Files.writeString(folder.resolve("password"), MailServer.PASSWORD);
        Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
        return new MonitorJar(folder)
                .set("SMTP_HOST", "127.0.0.1")
                .set("SMTP_PORT", String.valueOf(server.port()))
                .set("SMTP_SECURITY", security.name().toLowerCase(Locale.ROOT))
                .set("SMTP_USER", MailServer.USER)
                .set("SMTP_PASSWORD_FILE", password.toString())
                .set("MAIL_FROM", "root@compute1.example.org")
                .set("MAIL_TO", MailCase.TO);
    }
}
