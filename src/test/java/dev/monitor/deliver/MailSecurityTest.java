package dev.monitor.deliver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.monitor.config.MailSettings;
import dev.monitor.config.MailSettings.Security;
import dev.monitor.config.Secret;
import dev.monitor.model.Receipt;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Encryption, certificates and logins. */
class MailSecurityTest {
    private static final SSLSocketFactory OURS = Certificate.trusted();

    private static MailRelay relay(MailSettings settings, SSLSocketFactory trust) {
        return new MailRelay(settings, trust, Duration.ofSeconds(20));
    }

    private static Receipt send(MailSettings settings, SSLSocketFactory trust) {
        return MailCase.channel(relay(settings, trust)).send(MailCase.row(MailCase.LETTER));
    }

    private static MailServer server(Security security, boolean wantsLogin) {
        return new MailServer(security, wantsLogin, security == Security.NONE ? null : Certificate.OURS);
    }

    @ParameterizedTest
    @EnumSource(Security.class)
    void aMailArrivesWithALogin(Security security) {
        try (MailServer server = server(security, true)) {
            assertEquals(new Receipt.Delivered("250 Ok"), send(server.settings(MailCase.TO), OURS));
            assertEquals(1, server.mails().size());
            assertEquals(List.of(MailServer.USER + "/" + MailServer.PASSWORD), server.logins());
        }
    }

    @ParameterizedTest
    @EnumSource(Security.class)
    void aMailArrivesWithoutALogin(Security security) {
        try (MailServer server = server(security, false)) {
            assertInstanceOf(Receipt.Delivered.class, send(server.settings(MailCase.TO), OURS));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"STARTTLS", "TLS"})
    void aCertificateThatNobodyTrustsIsToldAndNothingIsSent(Security security) {
        try (MailServer server = server(security, true)) {
            SSLSocketFactory usual = (SSLSocketFactory) SSLSocketFactory.getDefault();
            assertRefused("its certificate is not trusted", send(server.settings(MailCase.TO), usual), server);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"STARTTLS", "TLS"})
    void aCertificateOfAnotherHostIsToldAndNothingIsSent(Security security) {
        try (MailServer server = new MailServer(security, true, Certificate.FOREIGN)) {
            assertRefused("its certificate is another host's", send(server.settings(MailCase.TO), OURS), server);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"STARTTLS", "TLS"})
    void aCertificateOfFormerTimesIsToldAndNothingIsSent(Security security) {
        try (MailServer server = new MailServer(security, true, Certificate.EXPIRED)) {
            String why = assertInstanceOf(Receipt.Retry.class, send(server.settings(MailCase.TO), OURS))
                    .why();
            assertTrue(why.contains("its certificate is not valid at this time: have it renewed"), why);
            assertEquals(List.of(), server.mails());
            assertEquals(List.of(), server.logins());
        }
    }

    private static void assertRefused(String what, Receipt receipt, MailServer server) {
        String why = assertInstanceOf(Receipt.Retry.class, receipt).why();
        String begin = "no mail server at 127.0.0.1:" + server.port() + ": " + what + ": check SMTP_HOST";
        assertTrue(why.startsWith(begin), why);
        assertEquals(List.of(), server.mails());
        assertEquals(List.of(), server.logins());
    }

    @Test
    void aServerWithoutStarttlsGetsNeitherLoginNorMail() throws IOException {
        try (MailFaultServer server = new MailFaultServer()) {
            String why = assertInstanceOf(Receipt.Retry.class, send(server.settings(Security.STARTTLS), OURS))
                    .why();
            assertTrue(
                    why.endsWith("(nothing was sent unencrypted: set SMTP_SECURITY=tls if the server speaks that)"),
                    why);
            assertTrue(
                    server.commands().stream().allMatch(c -> c.startsWith("EHLO") || c.equals("QUIT")),
                    server.commands().toString());
        }
    }

    @Test
    void aServerThatRefusesStarttlsGetsNeitherLoginNorMail() throws IOException {
        try (MailFaultServer server = new MailFaultServer()) {
            server.on("EHLO", MailFaultServer.text("250-mail.test\r\n250-AUTH PLAIN\r\n250 STARTTLS"))
                    .on("STARTTLS", MailFaultServer.text("454 not now"));
            assertInstanceOf(Receipt.Retry.class, send(server.settings(Security.STARTTLS), OURS));
            assertFalse(
                    server.commands().toString().matches(".*(AUTH|MAIL).*"),
                    server.commands().toString());
        }
    }

    @Test
    void plainTextWhereTlsIsExpectedIsToldWithWhatHelps() throws IOException {
        try (MailFaultServer server = new MailFaultServer()) {
            String why = assertInstanceOf(Receipt.Retry.class, send(server.settings(Security.TLS), OURS))
                    .why();
            assertTrue(why.endsWith("(check SMTP_PORT and SMTP_SECURITY: tls is usual on 465, starttls on 587)"), why);
        }
    }

    @Test
    void aWrongPasswordIsToldWithWhatHelps() {
        try (MailServer server = server(Security.STARTTLS, true)) {
            Receipt receipt = send(login(server.settings(MailCase.TO), new Secret("wrong")), OURS);
            Receipt.Retry retry = assertInstanceOf(Receipt.Retry.class, receipt);
            assertTrue(retry.why().startsWith("535 "), retry.why());
            assertTrue(retry.why().endsWith("(the login is refused: check SMTP_USER and SMTP_PASSWORD)"), retry.why());
        }
    }

    @Test
    void aLoginThatIsMissingIsToldWithWhatHelps() {
        try (MailServer server = server(Security.TLS, true)) {
            Receipt receipt = send(login(server.settings(MailCase.TO), null), OURS);
            String why = assertInstanceOf(Receipt.Retry.class, receipt).why();
            assertTrue(why.startsWith("530 "), why);
            assertTrue(why.endsWith("check SMTP_USER and SMTP_PASSWORD)"), why);
        }
    }

    @Test
    void theServerIsLookedAtWithoutAMail() throws ChannelException {
        try (MailServer server = server(Security.STARTTLS, true);
                MailServer open = new MailServer()) {
            MailSettings settings = server.settings(MailCase.TO);
            assertEquals(
                    "encrypted by STARTTLS, logged in as " + MailServer.USER,
                    new MailAccount(relay(settings, OURS)).access());
            MailSettings plain = open.settings(MailCase.TO);
            assertEquals("not encrypted, without a login", new MailAccount(plain).access());
            MailAccount wrong = new MailAccount(relay(login(settings, new Secret("wrong")), OURS));
            String why = assertThrows(ChannelException.class, wrong::access).getMessage();
            assertTrue(why.endsWith("(the login is refused: check SMTP_USER and SMTP_PASSWORD)"), why);
            assertEquals(List.of(), server.mails());
        }
    }

    private static MailSettings login(MailSettings settings, @Nullable Secret password) {
        return new MailSettings(
                settings.host(),
                settings.port(),
                settings.security(),
                password == null ? null : settings.user(),
                password,
                settings.from(),
                settings.to());
    }
}
