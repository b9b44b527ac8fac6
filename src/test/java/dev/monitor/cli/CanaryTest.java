package dev.monitor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.monitor.deliver.BotApiRequest;
import dev.monitor.deliver.BotApiServer;
import dev.monitor.deliver.MailFaultServer;
import dev.monitor.deliver.MailServer;
import dev.monitor.deliver.TreacherousServer;
import dev.monitor.deliver.TreacherousServer.Fault;
import dev.monitor.deliver.TwilioRequest;
import dev.monitor.deliver.TwilioServer;
import dev.monitor.flow.Watch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No secret is anywhere but in the settings and on its way to whom it is meant for, whatever goes wrong. */
class CanaryTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final String PHONE = "+4917012345678";
    private static final String CHAT = "-100";
    private static final String ADDRESS = "admin@example.org";

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Fault.class)
    void whateverEachChannelAnswers(Fault fault) throws IOException {
        try (TreacherousServer elsewhere = new TreacherousServer(Fault.INTERNAL, null, false);
                TreacherousServer server = new TreacherousServer(fault, elsewhere, false);
                MailFaultServer mail = mailWith(fault)) {
            Monitored monitored = everyChannel(server.url(), mail.port(), security(fault));
            assertNoneAnywhere(monitored);
            assertEquals(List.of(), elsewhere.requests(), "nobody goes where a stranger points");
            assertTrue(!server.requests().isEmpty() || fault == Fault.REFUSED || fault == Fault.NO_TLS);
        }
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "REFUSED",
                "RESET",
                "NO_TLS",
                "NO_HTTP",
                "HALF_A_HEAD",
                "ELSEWHERE",
                "FORBIDDEN",
                "PROXY_LOGIN",
                "BAD_GATEWAY"
            })
    void whateverAProxyAnswers(Fault fault) throws IOException {
        try (TreacherousServer proxy = new TreacherousServer(fault, null, true)) {
            Monitored monitored = everyChannel("http://api.test", 1, "none")
                    .set("PROXY", "http://" + Canaries.PROXY_LOGIN + "@" + proxy.address());
            run(monitored, 0, "collect", "-v");
            run(monitored, 60, "doctor", "-v");
            String encrypted = fault == Fault.NO_TLS ? "https://api.test" : "http://api.test";
            monitored.set("TELEGRAM_API_URL", encrypted).set("HEARTBEAT_URL", encrypted + Canaries.HEARTBEAT_PATH);
            run(monitored, 120, "collect");
            Canaries.assertNoneInFiles(folder);
            assertTrue(fault == Fault.REFUSED
                    || proxy.requests().stream().anyMatch(request -> request.contains("Proxy-Authorization")));
        }
    }

    @Test
    void whateverASocksProxyAnswers() throws IOException {
        try (TreacherousServer proxy = new TreacherousServer(Fault.NO_TLS, null, false)) {
            Monitored monitored = everyChannel("http://api.test", 1, "none")
                    .set("PROXY", "socks5://" + Canaries.PROXY_LOGIN + "@" + proxy.address());
            assertNoneAnywhere(monitored);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"telegram", "sms", "email"})
    void theChannelThatLivesTellsOfTheDeadOnesAndNotTheirSecrets(String living) throws Exception {
        try (TreacherousServer server = new TreacherousServer(Fault.UNAUTHORIZED, null, false);
                MailFaultServer deadMail = mailWith(Fault.UNAUTHORIZED);
                BotApiServer telegram = new BotApiServer();
                TwilioServer twilio = new TwilioServer();
                MailServer mail = new MailServer()) {
            Monitored monitored = everyChannel(server.url(), deadMail.port(), "none");
            switch (living) {
                case "telegram" -> monitored.telegram(telegram, CHAT);
                case "sms" -> monitored.sms(twilio, PHONE);
                default ->
                    monitored
                            .set("SMTP_PORT", String.valueOf(mail.port()))
                            .set("SMTP_USER", "")
                            .set("SMTP_PASSWORD", "");
            }
            for (int minute = 0; minute < 60; minute += 12) {
                run(monitored, minute, "collect");
            }
            List<String> told = new ArrayList<>();
            telegram.requests().stream()
                    .map(BotApiRequest::fields)
                    .map(Object::toString)
                    .forEach(told::add);
            twilio.requests().stream()
                    .filter(TwilioRequest::isToSend)
                    .map(TwilioRequest::body)
                    .forEach(told::add);
            for (MailServer.Mail each : mail.mails()) {
                told.add(each.source());
            }
            assertTrue(told.size() > 1, told::toString);
            told.forEach(message -> Canaries.assertNoneIn(message, living));
            Canaries.assertNoneInFiles(folder);
        }
    }

    private static List<String> settings() {
        String token = BotApiServer.TOKEN;
        String heartbeat = "https://ping.example.org" + Canaries.HEARTBEAT_PATH;
        String[][] secrets = {
            {"BOT_TOKEN", token},
            {"TWILIO_AUTH_TOKEN", TwilioServer.TOKEN},
            {"SMTP_PASSWORD", "canary-p4ssword"},
            {"PROXY", "http://" + Canaries.PROXY_LOGIN + "@proxy.example.org"},
            {"HEARTBEAT_URL", heartbeat},
            {"WEB_PASSWORD", Canaries.WEB_PASSWORD}
        };
        List<String> settings = new ArrayList<>();
        for (String[] secret : secrets) {
            String key = secret[0];
            String value = secret[1];
            settings.add(key + "=" + value + " \u0001");
            settings.add(key + "=\"" + value);
            settings.add(key + "='" + value + "'");
            settings.add(key + "=" + value + "#1");
            settings.add(key + ":" + value);
            settings.add(key + " " + value);
            settings.add("export " + key + "=" + value);
            settings.add(key + "S=" + value);
            settings.add(key.toLowerCase(Locale.ROOT) + "=" + value);
            settings.add(key + "=" + value + "\n" + key + "=" + value);
            settings.add(key + "=" + value + "\n" + key + "_FILE=/nowhere/at/all");
            settings.add(key + "_FILE=" + value);
            settings.add(value);
            settings.add("CHAT_ID=" + value);
            settings.add("TWILIO_TO=" + value);
            settings.add("MAIL_TO=" + value);
            settings.add("SMTP_PORT=" + value);
            settings.add("WEB_LISTEN=" + value);
            settings.add("QUIET_HOURS=" + value);
        }
        settings.add("PROXY=" + Canaries.PROXY_LOGIN + "@proxy.example.org:3128");
        settings.add("PROXY=ftp://" + Canaries.PROXY_LOGIN + "@proxy.example.org:3128");
        settings.add("HEARTBEAT_URL=" + heartbeat.replace("https", "ftp"));
        settings.add("HEARTBEAT_URL=" + heartbeat + " and more");
        settings.add("TELEGRAM_API_URL=https://api.telegram.org/bot" + token + "?x");
        settings.add("BOT_TOKEN=" + token.replace(':', ';'));
        return settings;
    }

    @Test
    void whateverIsWrongWithTheSettings() throws IOException {
        for (String lines : settings()) {
            Monitored monitored = new Monitored(folder, "normal").settings(lines);
            run(monitored, 0, "rules");
            run(monitored, 0, "collect", "-v");
        }
        Canaries.assertNoneInFiles(folder.resolve("state"));
        Canaries.assertNoneInFiles(folder.resolve("log"));
    }

    @Test
    void whateverIsWrongWithTheFiles() throws IOException {
        Path state = Files.createDirectory(folder.resolve("state"));
        Files.writeString(state.resolve("monitor.db"), "no database ".repeat(1000));
        Files.writeString(folder.resolve("log"), "no folder");
        Monitored monitored = everyChannel("http://127.0.0.1:1", 1, "none");
        run(monitored, 0, "collect", "-v");
        run(monitored, 0, "report", "-v");
        run(monitored, 0, "doctor", "-v", "--send-test");
        run(monitored, 0, "silence", "MEM_MAX", "1h");
        Path secret =
                Files.writeString(folder.resolve("secret"), TwilioServer.TOKEN + "\n\u0007" + Canaries.WEB_PASSWORD);
        monitored.set("TWILIO_AUTH_TOKEN", "").set("TWILIO_AUTH_TOKEN_FILE", secret.toString());
        for (String mode : List.of("rw-r--r--", "rw-rw-rw-", "rw-------", "---------")) {
            Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString(mode));
            run(monitored, 0, "collect", "-v");
        }
        Monitored open = everyChannel("http://127.0.0.1:1", 1, "none")
                .settings("BOT_TOKEN=" + BotApiServer.TOKEN, "WEB_PASSWORD=" + Canaries.WEB_PASSWORD);
        Files.setPosixFilePermissions(folder.resolve(".env"), PosixFilePermissions.fromString("rw-r--r--"));
        assertEquals(77, run(open, 0, "collect", "-v").exit());
        run(open, 0, "collect", "--dry-run", "-v");
    }

    @Test
    void whereverABugIsMet() throws IOException {
        try (TreacherousServer server = new TreacherousServer(Fault.UNAUTHORIZED, null, false);
                MailFaultServer mail = mailWith(Fault.UNAUTHORIZED)) {
            Monitored monitored = everyChannel(server.url(), mail.port(), "none");
            int bugs = 0;
            for (int look = 1; look < 12; look++) {
                Monitored.Outcome outcome =
                        monitored.clock(new BrokenClock(look)).run("report", "-v");
                Canaries.assertNoneIn(outcome.out() + outcome.err(), "a bug");
                bugs += outcome.exit() == 70 ? 1 : 0;
                assertTrue(outcome.exit() != 70 || outcome.err().contains("\tat dev.monitor"), outcome.err());
            }
            assertTrue(bugs > 2, "bugs: " + bugs);
            Canaries.assertNoneInFiles(folder);
        }
    }

    @Test
    void whenItWatches() throws IOException {
        try (TreacherousServer server = new TreacherousServer(Fault.FORBIDDEN, null, false);
                MailFaultServer mail = mailWith(Fault.FORBIDDEN)) {
            Monitored monitored =
                    everyChannel(server.url(), mail.port(), "none").set("REPORT_INTERVAL", "2m");
            WatchClock clock = new WatchClock(NOON.toString(), 3);
            Arguments arguments = new Arguments();
            arguments.add(Option.VERBOSE, List.of());
            WatchCommand watch = new WatchCommand(clock, new Watch.Patience(Duration.ofMillis(1), 500));
            Canaries.assertNoneIn(monitored.clock(clock).run(world -> Cli.run(world, watch, arguments)), "watch");
            Canaries.assertNoneInFiles(folder);
        }
    }

    /** Runs whatever speaks to somebody, in each way of telling about it, and looks everywhere. */
    private void assertNoneAnywhere(Monitored monitored) throws IOException {
        run(monitored.onTerminal(), 0, "report", "-v");
        run(monitored, 60, "doctor", "-v", "--send-test");
        run(monitored, 61, "outbox", "--format", "json");
        Canaries.assertNoneInFiles(folder);
    }

    private static Monitored.Outcome run(Monitored monitored, int minute, String... words) {
        Monitored.Outcome outcome =
                monitored.at(NOON.plusSeconds(60L * minute).toString()).run(words);
        Canaries.assertNoneIn(outcome, String.join(" ", words));
        return outcome;
    }

    /** A machine that has something to tell to all channels, of which each has its secret. */
    private Monitored everyChannel(String api, int mailPort, String security) {
        return new Monitored(folder, "normal")
                .set("MEM_MAX", "1")
                .set("BOT_TOKEN", BotApiServer.TOKEN)
                .set("CHAT_ID", CHAT)
                .set("TELEGRAM_API_URL", api)
                .set("TWILIO_ACCOUNT_SID", TwilioServer.SID)
                .set("TWILIO_AUTH_TOKEN", TwilioServer.TOKEN)
                .set("TWILIO_FROM", TwilioServer.FROM)
                .set("TWILIO_TO", PHONE)
                .set("TWILIO_API_URL", api)
                .set("SMTP_HOST", "127.0.0.1")
                .set("SMTP_PORT", String.valueOf(mailPort))
                .set("SMTP_SECURITY", security)
                .set("SMTP_USER", MailServer.USER)
                .set("SMTP_PASSWORD", MailServer.PASSWORD)
                .set("MAIL_FROM", "root@compute1.example.org")
                .set("MAIL_TO", ADDRESS)
                .set("REPORT_TO", "telegram,sms,email")
                .set("HEARTBEAT_URL", api + Canaries.HEARTBEAT_PATH)
                .set("WEB_USER", "ops")
                .set("WEB_PASSWORD", Canaries.WEB_PASSWORD);
    }

    private static String security(Fault fault) {
        return switch (fault) {
            case NO_TLS -> "tls";
            case NO_HTTP -> "starttls";
            default -> "none";
        };
    }

    /** The like of a fault at a mail server, which quotes the login too. */
    private static MailFaultServer mailWith(Fault fault) throws IOException {
        MailFaultServer server = new MailFaultServer();
        String quote = "you said " + MailServer.PASSWORD + " or " + base64(MailServer.PASSWORD) + " or "
                + base64("\0" + MailServer.USER + "\0" + MailServer.PASSWORD);
        return switch (fault) {
            case RESET -> server.on("AUTH", MailFaultServer.drop());
            case HUNG_UP -> server.on("HELLO", MailFaultServer.drop());
            case SLOW -> server.on("DATA", MailFaultServer.drop());
            case NO_HTTP -> server.on("HELLO", MailFaultServer.text("HTTP/1.1 200 " + quote));
            case HALF_A_HEAD ->
                server.on("EHLO", MailFaultServer.text("502 " + quote))
                        .on("HELO", MailFaultServer.text("502 " + quote));
            case HALF_A_BODY -> server.on(".", MailFaultServer.drop());
            case EMPTY -> server.on("AUTH", MailFaultServer.text(""));
            case NO_JSON, WRONG_JSON -> server.on("AUTH", MailFaultServer.text(quote));
            case HUGE -> server.on("HELLO", MailFaultServer.flood());
            case UNAUTHORIZED -> server.on("AUTH", MailFaultServer.text("535 5.7.8 " + quote));
            case FORBIDDEN -> server.on("MAIL", MailFaultServer.text("550 5.7.1 " + quote));
            case NOT_FOUND -> server.on("RCPT", MailFaultServer.text("550 5.1.1 " + quote));
            case BAD_REQUEST -> server.on("DATA", MailFaultServer.text("554 " + quote));
            case CONFLICT -> server.on(".", MailFaultServer.text("552 " + quote));
            case TOO_MANY -> server.on("RCPT", MailFaultServer.text("450 " + quote));
            case INTERNAL -> server.on(".", MailFaultServer.text("451 " + quote));
            case BAD_GATEWAY -> server.on("AUTH", MailFaultServer.text("454-" + quote + "\r\n454 " + quote));
            case UNAVAILABLE -> server.on("HELLO", MailFaultServer.text("421 " + quote));
            default -> server.on("AUTH", MailFaultServer.text("334 " + base64(quote)));
        };
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A clock in which somebody made a mistake: it throws when it is asked for the time so often. */
    private static final class BrokenClock extends Clock {
        private final AtomicInteger looks;

        BrokenClock(int looks) {
            this.looks = new AtomicInteger(looks);
        }

        @Override
        public Instant instant() {
            if (looks.decrementAndGet() == 0) {
                throw new IllegalStateException("a mistake");
            }
            return NOON;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
