package dev.monitor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.monitor.config.MailSettings.Security;
import dev.monitor.deliver.BotApiServer;
import dev.monitor.deliver.Certificate;
import dev.monitor.deliver.HeartbeatServer;
import dev.monitor.deliver.MailServer;
import dev.monitor.deliver.TwilioServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Servers whose certificates nobody trusts: they hear nothing of what they are not to know, people are told once what
 * helps, and what was to be sent waits until it did.
 */
class UntrustedServerTest {
    private static final Monitored.Outcome SILENT = new Monitored.Outcome(0, "", "");
    private static final String NOT_TRUSTED = ": its certificate is not trusted: check %s; an authority of your own is"
            + " made known to Java with keytool -importcert -cacerts -file\n";

    @TempDir
    Path folder;

    private Monitored monitored() {
        return new Monitored(folder, "normal").set("MEM_MAX", "1");
    }

    @Test
    void telegramGetsNeitherTokenNorMessageAndTheMessageWaits() throws IOException {
        try (BotApiServer untrusted = new BotApiServer(Certificate.OURS);
                BotApiServer mended = new BotApiServer()) {
            Monitored monitored = monitored().telegram(untrusted, "-100", "-200");
            String why = "not delivered, a later run tries again: no answer from Telegram"
                    + NOT_TRUSTED.formatted("TELEGRAM_API_URL");
            assertToldOnce(monitored, "monitor: telegram -100: " + why + "monitor: telegram -200: " + why);
            assertDoctorSays(monitored, "telegram", "no answer from Telegram: its certificate is not trusted");
            assertEquals(List.of(), untrusted.requests());
            assertEquals(SILENT, at(monitored.telegram(mended, "-100", "-200"), 20));
            assertEquals(1, mended.requests("-100").size());
            assertEquals(1, mended.requests("-200").size());
        }
    }

    @Test
    void twilioGetsNeitherTokenNorMessageAndTheMessageWaits() throws IOException {
        try (TwilioServer untrusted = new TwilioServer(Certificate.OURS);
                TwilioServer mended = new TwilioServer()) {
            Monitored monitored = monitored().sms(untrusted, Canaries.PHONE);
            assertToldOnce(
                    monitored,
                    "monitor: sms " + Canaries.PHONE
                            + ": not delivered, a later run tries again: no answer from Twilio"
                            + NOT_TRUSTED.formatted("TWILIO_API_URL"));
            assertDoctorSays(monitored, "sms", "no answer from Twilio: its certificate is not trusted");
            assertEquals(List.of(), untrusted.requests());
            assertEquals(SILENT, at(monitored.sms(mended, Canaries.PHONE), 20));
            assertEquals(1, mended.requests(Canaries.PHONE).size());
        }
    }

    @Test
    void theMailServerGetsNeitherLoginNorMailAndTheMailWaits() throws IOException {
        try (MailServer untrusted = new MailServer(Security.STARTTLS, true, Certificate.OURS);
                MailServer mended = new MailServer()) {
            Monitored monitored = monitored()
                    .email(untrusted, "admin@example.org")
                    .set("SMTP_SECURITY", "starttls")
                    .set("SMTP_USER", MailServer.USER)
                    .set("SMTP_PASSWORD", MailServer.PASSWORD);
            String server = "no mail server at 127.0.0.1:" + untrusted.port();
            assertToldOnce(
                    monitored,
                    "monitor: email admin@example.org: not delivered, a later run tries again: " + server
                            + NOT_TRUSTED.formatted("SMTP_HOST"));
            assertDoctorSays(monitored, "email", server + ": its certificate is not trusted");
            assertEquals(List.of(), untrusted.mails());
            assertEquals(List.of(), untrusted.logins());
            monitored.email(mended, "admin@example.org").set("SMTP_USER", "").set("SMTP_PASSWORD", "");
            assertEquals(SILENT, at(monitored, 20));
            assertEquals(1, mended.mails().size());
        }
    }

    @Test
    void whoWaitsForHeartbeatsGetsNoAddress() throws IOException {
        try (HeartbeatServer untrusted = HeartbeatServer.encrypted(Certificate.OURS)) {
            Monitored monitored =
                    new Monitored(folder, "normal").set("HEARTBEAT_URL", untrusted.url() + Canaries.HEARTBEAT_PATH);
            assertToldOnce(monitored, "monitor: HEARTBEAT_URL: not reached" + NOT_TRUSTED.formatted("the address"));
            assertEquals(List.of(), untrusted.targets());
        }
    }

    private void assertToldOnce(Monitored monitored, String lines) throws IOException {
        assertEquals(new Monitored.Outcome(0, "", lines), at(monitored, 0));
        for (int minute = 1; minute < 4; minute++) {
            assertEquals(SILENT, at(monitored, minute));
        }
        Canaries.assertNoneInFiles(folder);
    }

    private static void assertDoctorSays(Monitored monitored, String channel, String what) {
        Monitored.Outcome outcome = Canaries.run(monitored, 5, "doctor");
        assertEquals(69, outcome.exit());
        assertTrue(
                outcome.out().lines().anyMatch(line -> line.contains(channel) && line.contains(what)), outcome.out());
    }

    private static Monitored.Outcome at(Monitored monitored, int minute) {
        return Canaries.run(monitored, minute, "collect");
    }
}
