package dev.monitor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.monitor.MonitorJar;
import dev.monitor.config.MailSettings.Security;
import dev.monitor.deliver.BotApiServer;
import dev.monitor.deliver.Certificate;
import dev.monitor.deliver.HeartbeatServer;
import dev.monitor.deliver.HttpProxyServer;
import dev.monitor.deliver.MailServer;
import dev.monitor.deliver.TwilioServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The built jar and servers that speak TLS, with a Java that knows the authority of their certificates. */
class HttpsIT {
    private static final MonitorJar.Outcome SILENT = new MonitorJar.Outcome(0, "", "");
    private static final String CHAT = "-100";
    private static final String PHONE = "+4917012345678";
    private static final String ADDRESS = "admin@example.org";
    private static final String PROXY_LOGIN = "ali:open-sesame";

    @TempDir
    Path folder = Path.of("");

    /** All that the program speaks to, with certificates of one kind. */
    private static final class Servers implements AutoCloseable {
        final BotApiServer telegram;
        final TwilioServer twilio;
        final MailServer mail;
        final HeartbeatServer heartbeat;

        Servers(Certificate certificate) throws IOException {
            telegram = new BotApiServer(certificate);
            twilio = new TwilioServer(certificate);
            mail = new MailServer(Security.TLS, false, certificate);
            heartbeat = HeartbeatServer.encrypted(certificate);
        }

        @Override
        public void close() throws IOException {
            telegram.close();
            twilio.close();
            mail.close();
            heartbeat.close();
        }
    }

    /** A machine that has an alert to tell. */
    private MonitorJar monitor(Servers servers) throws Exception {
        return new MonitorJar(folder)
                .trusting(Certificate.trustedIn(folder))
                .root(Monitored.hosts().resolve("normal"))
                .set("MEM_MAX", "1")
                .set("BOT_TOKEN", BotApiServer.TOKEN)
                .set("CHAT_ID", CHAT)
                .set("TELEGRAM_API_URL", servers.telegram.url().toString())
                .set("TWILIO_ACCOUNT_SID", TwilioServer.SID)
                .set("TWILIO_AUTH_TOKEN", TwilioServer.TOKEN)
                .set("TWILIO_FROM", TwilioServer.FROM)
                .set("TWILIO_TO", PHONE)
                .set("TWILIO_API_URL", servers.twilio.url().toString())
                .set("SMTP_HOST", "127.0.0.1")
                .set("SMTP_PORT", String.valueOf(servers.mail.port()))
                .set("SMTP_SECURITY", "tls")
                .set("MAIL_FROM", "root@compute1.example.org")
                .set("MAIL_TO", ADDRESS)
                .set("HEARTBEAT_URL", servers.heartbeat.url() + "/ping");
    }

    @Test
    void whatIsTrustedGetsEachMessageOnce() throws Exception {
        try (Servers servers = new Servers(Certificate.OURS)) {
            MonitorJar monitor = monitor(servers);
            assertEquals(SILENT, monitor.run("collect"));
            assertEquals(SILENT, monitor.run("collect"));
            assertToldOnce(servers);
            assertEquals(1, servers.mail.mails().size());
        }
    }

    @Test
    void aCertificateOfAnotherHostIsToldAndItsServerGetsNothing() throws Exception {
        assertToldAndNothingSent(Certificate.FOREIGN, "its certificate is another host's: check %s");
    }

    @Test
    void aCertificateOfFormerTimesIsToldAndItsServerGetsNothing() throws Exception {
        assertToldAndNothingSent(
                Certificate.EXPIRED,
                "its certificate is not valid at this time: have it renewed, or set the clock of this machine");
    }

    /** @param fault in which the server is named, or not */
    private void assertToldAndNothingSent(Certificate certificate, String fault) throws Exception {
        try (Servers servers = new Servers(certificate)) {
            MonitorJar monitor = monitor(servers);
            String later = ": not delivered, a later run tries again: no ";
            String mail = "mail server at 127.0.0.1:" + servers.mail.port() + ": ";
            List<String> lines = List.of(
                    "monitor: HEARTBEAT_URL: not reached: " + fault.formatted("the address"),
                    "monitor: email " + ADDRESS + later + mail + fault.formatted("SMTP_HOST"),
                    "monitor: sms " + PHONE + later + "answer from Twilio: " + fault.formatted("TWILIO_API_URL"),
                    "monitor: telegram " + CHAT + later + "answer from Telegram: "
                            + fault.formatted("TELEGRAM_API_URL"));
            MonitorJar.Outcome outcome = monitor.run("collect");
            assertEquals(0, outcome.exit());
            assertEquals("", outcome.out());
            // The channels are spoken to at the same time.
            assertEquals(lines, outcome.err().lines().sorted().toList());
            assertEquals(SILENT, monitor.run("collect"));
            assertEquals(List.of(), servers.telegram.requests());
            assertEquals(List.of(), servers.twilio.requests());
            assertEquals(List.of(), servers.mail.mails());
            assertEquals(List.of(), servers.heartbeat.targets());
        }
    }

    @Test
    void aProxyThatWantsALoginLeadsToAllOfHttps() throws Exception {
        try (Servers servers = new Servers(Certificate.OURS);
                HttpProxyServer proxy = new HttpProxyServer(PROXY_LOGIN)) {
            MonitorJar monitor = monitor(servers).set("PROXY", "http://" + PROXY_LOGIN + "@127.0.0.1:" + proxy.port());
            assertEquals(SILENT, monitor.run("collect"));
            assertEquals(SILENT, monitor.run("collect"));
            assertToldOnce(servers);
            Set<String> wanted = Set.of(
                    servers.telegram.url().getAuthority(),
                    servers.twilio.url().getAuthority(),
                    URI.create(servers.heartbeat.url()).getAuthority());
            assertEquals(wanted, Set.copyOf(proxy.opened()));
        }
    }

    @Test
    void aJavaThatCannotReadWhomItTrustsIsToldAndMailWithoutTlsArrives() throws Exception {
        try (Servers servers = new Servers(Certificate.OURS);
                MailServer plain = new MailServer()) {
            MonitorJar monitor = monitor(servers)
                    .trusting(Files.createFile(folder.resolve("empty")))
                    .set("SMTP_PORT", String.valueOf(plain.port()))
                    .set("SMTP_SECURITY", "none");
            String later = ": not delivered, a later run tries again: ";
            String fault = "the authorities that Java trusts cannot be read: reinstall its file cacerts";
            MonitorJar.Outcome outcome = monitor.run("collect");
            assertEquals(0, outcome.exit());
            assertEquals(
                    List.of(
                            "monitor: HEARTBEAT_URL: not reached: " + fault,
                            "monitor: sms " + PHONE + later + fault,
                            "monitor: telegram " + CHAT + later + fault),
                    outcome.err().lines().sorted().toList());
            assertEquals(1, plain.mails().size());
        }
    }

    private static void assertToldOnce(Servers servers) {
        assertEquals(1, servers.telegram.requests(CHAT).size());
        assertEquals(1, servers.twilio.requests(PHONE).size());
        assertEquals(List.of("/ping", "/ping"), servers.heartbeat.targets());
    }
}
