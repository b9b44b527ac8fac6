package dev.monitor.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.monitor.model.Budget;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EachKeyTest {
    /** Complete groups, so that a line put before them is the only thing wrong. */
    private static final String GROUPS = """
            BOT_TOKEN=123:abc_-9
            CHAT_ID=-1001:42,77,@my_channel
            TWILIO_ACCOUNT_SID=AC0123456789abcdef0123456789abcdef
            TWILIO_AUTH_TOKEN=auth
            TWILIO_FROM=+15005550006
            TWILIO_TO=+4917012345678,+4917012345679
            SMTP_HOST=mail.example.org
            SMTP_USER=user
            SMTP_PASSWORD=pass
            MAIL_FROM=a@example.org
            MAIL_TO=b@example.org,c@example.org
            WEB_USER=admin
            WEB_PASSWORD=word
            """;

    @TempDir
    Path folder;

    @Test
    void everyKeyOfTheContractIsRead() throws Exception {
        Settings settings = new SettingsFolder(folder).with(GROUPS, """
                        API_ID=1
                        TELEGRAM_API_URL=http://localhost:8081/
                        TWILIO_API_URL=https://twilio.example.org/base//
                        PROXY=http://me:p%40ss@proxy:3128
                        REPORT_TO=sms, email
                        ALERT_TO=telegram
                        IGNORED_USERS=root
                        REPORT_USERS=alice,bob
                        CPU_BUDGET=alice=40h/week,*=100h/month
                        LOG_PATH=/l
                        LOG_PREFIX=p
                        LOG_SUFFIX=s
                        LOG_KEEP=1d
                        LOG_FORMAT=pymonitor
                        STATE_PATH=/s
                        HISTORY_KEEP=2d
                        ROLLUP_KEEP=3y
                        PROC_PATH=/host/proc
                        ROOT_PATH=/host
                        HOST_NAME="Büro web 1"
                        ACCOUNTING_SOURCE=sa
                        PACCT_FILE=/pacct
                        LOAD_AVG_MAX=1.2
                        CPU_LIMIT=250
                        CPU_MAX=1
                        MEM_MAX=2
                        SWAP_MAX=3
                        DISK_MAX=100
                        USERS_MAX=5
                        LOGIN_ALERTS=off
                        RULE_HOT=load1 > 4 for 5m # a comment
                        RULE_A_2=filesystem_percent{mount="/srv"} > 90
                        ALERT_INTERVAL=30.5
                        RESET_INTERVAL=60.0
                        QUIET_HOURS=22:00-07:30
                        REPORT_INTERVAL=PT12H
                        WEB_LISTEN=[::]:80
                        HEARTBEAT_URL=https://ping.example.org/x
                        """).settings();

        URI twilioApi = URI.create("https://twilio.example.org/base");
        List<String> phones = List.of("+4917012345678", "+4917012345679");
        assertEquals(
                new ChannelSettings(
                        new TelegramSettings(
                                new Secret("123:abc_-9"),
                                URI.create("http://localhost:8081"),
                                List.of("-1001:42", "77", "@my_channel")),
                        new MailSettings(
                                "mail.example.org",
                                587,
                                MailSettings.Security.STARTTLS,
                                "user",
                                new Secret("pass"),
                                "a@example.org",
                                List.of("b@example.org", "c@example.org")),
                        new TwilioSettings(
                                "AC0123456789abcdef0123456789abcdef",
                                new Secret("auth"),
                                "+15005550006",
                                phones,
                                twilioApi),
                        new ProxySettings(ProxySettings.Kind.HTTP, "proxy", 3128, "me", new Secret("p@ss")),
                        List.of("telegram", "email", "sms"),
                        List.of("sms", "email"),
                        List.of("telegram"),
                        true),
                settings.channels());
        assertEquals(
                new UserSettings(
                        List.of("root"),
                        List.of("alice", "bob"),
                        List.of(
                                new CpuBudget("alice", Duration.ofHours(40), Budget.Period.WEEK),
                                new CpuBudget(CpuBudget.EVERYBODY_ELSE, Duration.ofHours(100), Budget.Period.MONTH))),
                settings.users());
        assertEquals(
                new JournalSettings(Path.of("/l"), "p", "s", Duration.ofDays(1), JournalSettings.Format.PYMONITOR),
                settings.journal());
        assertEquals(new StoreSettings(Path.of("/s"), Duration.ofDays(2), Duration.ofDays(3 * 365)), settings.store());
        assertEquals(new HostSettings(Path.of("/host"), Path.of("/host/proc"), "Büro web 1"), settings.host());
        assertEquals(new AccountingSettings(AccountingSettings.Source.SA, "/pacct"), settings.accounting());
        assertEquals(
                new AlertSettings(
                        Map.of(
                                "LOAD_AVG_MAX",
                                1.2,
                                "CPU_LIMIT",
                                250.0,
                                "CPU_MAX",
                                1.0,
                                "MEM_MAX",
                                2.0,
                                "SWAP_MAX",
                                3.0,
                                "DISK_MAX",
                                100.0,
                                "USERS_MAX",
                                5.0),
                        Map.of("HOT", "load1 > 4 for 5m", "A_2", "filesystem_percent{mount=\"/srv\"} > 90"),
                        Duration.ofMillis(30_500),
                        Duration.ofSeconds(1830),
                        new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 30)),
                        false),
                settings.alerts());
        assertEquals(Duration.ofHours(12), settings.reportInterval());
        assertEquals(new WebSettings(new Endpoint("::", 80), "admin", new Secret("word")), settings.web());
        assertEquals(new Secret("https://ping.example.org/x"), settings.heartbeat());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BOT_TOKEN=abc",
                "BOT_TOKEN=123:",
                "BOT_TOKEN=123:a b",
                "CHAT_ID=me",
                "CHAT_ID=@abc",
                "CHAT_ID=5:topic",
                "CHAT_ID=5,",
                "CHAT_ID=5,5",
                "CHAT_ID=--5",
                "TELEGRAM_API_URL=api.telegram.org",
                "TELEGRAM_API_URL=ftp://host",
                "TELEGRAM_API_URL=https://",
                "TELEGRAM_API_URL=https://host/?a=b",
                "TWILIO_ACCOUNT_SID=AC123",
                "TWILIO_ACCOUNT_SID=XX0123456789abcdef0123456789abcdef",
                "TWILIO_FROM=015005550006",
                "TWILIO_FROM=+0150055500",
                "TWILIO_TO=+49 170",
                "TWILIO_TO=+1234567890123456",
                "TWILIO_API_URL=x",
                "SMTP_HOST=a b",
                "SMTP_PORT=0",
                "SMTP_PORT=65536",
                "SMTP_PORT=smtp",
                "SMTP_SECURITY=ssl",
                "MAIL_FROM=nobody",
                "MAIL_FROM=Monitor <a@b>",
                "MAIL_TO=a@b@c",
                "MAIL_TO=@b",
                "PROXY=proxy:3128",
                "PROXY=https://proxy:1",
                "PROXY=http://proxy",
                "PROXY=socks5://u@proxy:1",
                "PROXY=socks5://proxy:1/path",
                "PROXY=http://proxy:70000",
                "REPORT_TO=pigeon",
                "ALERT_TO=telegram,telegram",
                "IGNORED_USERS=a,,b",
                "REPORT_USERS=,",
                "CPU_BUDGET=alice",
                "CPU_BUDGET=alice=40/week",
                "CPU_BUDGET=alice=40h/year",
                "CPU_BUDGET==40h/week",
                "CPU_BUDGET=a=1h/day,a=2h/week",
                "LOG_PATH=log",
                "LOG_PREFIX=a/b",
                "LOG_SUFFIX=/",
                "LOG_KEEP=30",
                "LOG_FORMAT=xml",
                "STATE_PATH=./s",
                "HISTORY_KEEP=0d",
                "ROLLUP_KEEP=-1d",
                "PROC_PATH=proc",
                "ROOT_PATH=~",
                "ACCOUNTING_SOURCE=on",
                "PACCT_FILE=pacct",
                "LOAD_AVG_MAX=0",
                "LOAD_AVG_MAX=-1",
                "LOAD_AVG_MAX=1,2",
                "CPU_LIMIT=0",
                "CPU_LIMIT=NaN",
                "CPU_MAX=100.1",
                "MEM_MAX=90%",
                "SWAP_MAX=x",
                "DISK_MAX=101",
                "USERS_MAX=0",
                "LOGIN_ALERTS=yes",
                "ALERT_INTERVAL=1m",
                "ALERT_INTERVAL=0",
                "ALERT_INTERVAL=100000",
                "RESET_INTERVAL=0",
                "QUIET_HOURS=22-7",
                "QUIET_HOURS=24:00-07:00",
                "QUIET_HOURS=22:60-07:00",
                "QUIET_HOURS=07:00-07:00",
                "QUIET_HOURS=2a:00-07:00",
                "REPORT_INTERVAL=6",
                "WEB_LISTEN=8080",
                "WEB_LISTEN=:8080",
                "WEB_LISTEN=host:x",
                "WEB_LISTEN=::1:80",
                "WEB_LISTEN=host:65536",
                "WEB_USER=a:b",
                "HEARTBEAT_URL=ping",
                "HEARTBEAT_URL=https:///x"
            })
    void aWrongValueIsOneProblemThatNamesTheKey(String line) throws Exception {
        String key = line.substring(0, line.indexOf('='));
        String others = GROUPS.replaceAll("(?m)^" + key + "=.*\n", "");

        List<String> problems = new SettingsFolder(folder).with(line, others).problems();

        assertEquals(1, problems.size(), problems::toString);
        assertTrue(problems.get(0).startsWith(key + ": "), problems::toString);
    }

    @Test
    void aHostNameThatIsTooLongIsAProblem() throws Exception {
        List<String> problems =
                new SettingsFolder(folder).with("HOST_NAME=" + "x".repeat(256)).problems();

        assertEquals(List.of("HOST_NAME: not a name of up to 255 characters"), problems);
    }

    @Test
    void anAddressOfThisMachineNeedsNoPassword() throws Exception {
        for (String listen : List.of("localhost:1", "127.8.9.1:0", "[::1]:65535")) {
            assertTrue(new SettingsFolder(folder)
                    .with("WEB_LISTEN=" + listen)
                    .settings()
                    .web()
                    .listen()
                    .isLoopback());
        }
        for (String listen : List.of("0.0.0.0:1", "[::]:1", "127.example.org:1")) {
            assertEquals(
                    1,
                    new SettingsFolder(folder)
                            .with("WEB_LISTEN=" + listen)
                            .problems()
                            .size());
        }
    }
}
