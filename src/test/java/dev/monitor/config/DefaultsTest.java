package dev.monitor.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DefaultsTest {
    @TempDir
    Path folder;

    @Test
    void withoutAnySettingTheDefaultsOfTheContractHold() throws Exception {
        Loaded loaded = new SettingsFolder(folder).load();

        Duration hour = Duration.ofHours(1);
        assertEquals(
                new Settings(
                        new ChannelSettings(null, null, null, null, List.of(), List.of(), List.of(), false),
                        new UserSettings(null, List.of(), List.of()),
                        new JournalSettings(
                                Path.of("/var/log/monitor"),
                                "monitor-",
                                "",
                                Duration.ofDays(30),
                                JournalSettings.Format.JSONL),
                        new StoreSettings(Path.of("/var/lib/monitor"), Duration.ofDays(31), Duration.ofDays(5 * 365)),
                        new HostSettings(Path.of("/"), Path.of("/proc"), null),
                        new AccountingSettings(AccountingSettings.Source.AUTO, null),
                        new AlertSettings(Map.of(), Map.of(), Duration.ofMinutes(1), hour, null, false),
                        hour.multipliedBy(6),
                        new WebSettings(new Endpoint("127.0.0.1", 8080), null, null),
                        null),
                loaded.settings());
        assertEquals(List.of(), loaded.warnings());
        assertNull(loaded.file());
    }

    @Test
    void anEmptyValueIsAsGoodAsNone() throws Exception {
        SettingsFolder settings =
                new SettingsFolder(folder).with("LOG_KEEP=", "CHAT_ID=   ", "BOT_TOKEN=\"\"", "CPU_MAX= # later");

        assertEquals(new SettingsFolder(folder.resolve("none")).settings(), settings.settings());
    }

    @Test
    void alertsGoToAllChannelsAndReportsToAllButSms() throws Exception {
        ChannelSettings channels = new SettingsFolder(folder)
                .with(
                        "BOT_TOKEN=1:abc",
                        "CHAT_ID=5",
                        "SMTP_HOST=mail",
                        "MAIL_FROM=a@b",
                        "MAIL_TO=c@d",
                        "TWILIO_ACCOUNT_SID=AC00000000000000000000000000000000",
                        "TWILIO_AUTH_TOKEN=t",
                        "TWILIO_FROM=+15005550006",
                        "TWILIO_TO=+15005550007")
                .settings()
                .channels();

        assertEquals(List.of("telegram", "email"), channels.reportTo());
        assertEquals(List.of("telegram", "email", "sms"), channels.alertTo());
    }

    @Test
    void loginsAreToldWhereAlertToIsSetOrSmsIsTheOnlyChannel() throws Exception {
        String[] sms = {
            "TWILIO_ACCOUNT_SID=AC00000000000000000000000000000000",
            "TWILIO_AUTH_TOKEN=t",
            "TWILIO_FROM=+15005550006",
            "TWILIO_TO=+15005550007"
        };
        SettingsFolder settings = new SettingsFolder(folder);

        assertEquals(true, settings.with(sms).settings().alerts().loginAlerts());
        String telegram = "BOT_TOKEN=1:abc\nCHAT_ID=5\n";
        assertFalse(settings.with(telegram).settings().alerts().loginAlerts());
        assertFalse(settings.with(telegram, String.join("\n", sms))
                .settings()
                .alerts()
                .loginAlerts());
        assertEquals(
                true,
                settings.with(telegram, "ALERT_TO=telegram").settings().alerts().loginAlerts());
        assertFalse(settings.with(telegram, "ALERT_TO=telegram", "LOGIN_ALERTS=off")
                .settings()
                .alerts()
                .loginAlerts());
    }

    @Test
    void portAndSecurityOfTheMailServerFollowEachOther() throws Exception {
        assertEquals("587 STARTTLS", mail(""));
        assertEquals("465 TLS", mail("SMTP_SECURITY=tls"));
        assertEquals("25 NONE", mail("SMTP_SECURITY=none"));
        assertEquals("465 TLS", mail("SMTP_PORT=465"));
        assertEquals("25 NONE", mail("SMTP_PORT=25"));
        assertEquals("2525 STARTTLS", mail("SMTP_PORT=2525"));
        assertEquals("25 STARTTLS", mail("SMTP_PORT=25\nSMTP_SECURITY=starttls"));
    }

    private String mail(String line) throws Exception {
        MailSettings mail = new SettingsFolder(folder)
                .with("SMTP_HOST=mail", "MAIL_FROM=a@b", "MAIL_TO=c@d", line)
                .settings()
                .channels()
                .mail();
        return mail == null ? "" : mail.port() + " " + mail.security();
    }
}
