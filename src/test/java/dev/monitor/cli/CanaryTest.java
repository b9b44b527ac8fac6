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
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No secret is anywhere but in the settings and on its way to whom it is meant for, whatever goes wrong. */
class CanaryTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Fault.class)
    void whateverEachChannelAnswers(Fault fault) throws IOException {
        try (TreacherousServer elsewhere = new TreacherousServer(Fault.INTERNAL, null, false);
                TreacherousServer server = new TreacherousServer(fault, elsewhere, false);
                MailFaultServer mail = TreacherousMail.with(fault)) {
            Monitored monitored = Canaries.everyChannel(folder, server.url(), mail.port(), security(fault));
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
            Monitored monitored = Canaries.everyChannel(folder, "http://api.test", 1, "none")
                    .set("PROXY", "http://" + Canaries.PROXY_LOGIN + "@" + proxy.address());
            Canaries.run(monitored, 0, "collect", "-v");
            Canaries.run(monitored, 60, "doctor", "-v");
            String encrypted = fault == Fault.NO_TLS ? "https://api.test" : "http://api.test";
            monitored.set("TELEGRAM_API_URL", encrypted).set("HEARTBEAT_URL", encrypted + Canaries.HEARTBEAT_PATH);
            Canaries.run(monitored, 120, "collect");
            Canaries.assertNoneInFiles(folder);
            assertTrue(fault == Fault.REFUSED
                    || proxy.requests().stream().anyMatch(request -> request.contains("Proxy-Authorization")));
        }
    }

    @Test
    void whateverASocksProxyAnswers() throws IOException {
        try (TreacherousServer proxy = new TreacherousServer(Fault.NO_TLS, null, false)) {
            Monitored monitored = Canaries.everyChannel(folder, "http://api.test", 1, "none")
                    .set("PROXY", "socks5://" + Canaries.PROXY_LOGIN + "@" + proxy.address());
            assertNoneAnywhere(monitored);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"telegram", "sms", "email"})
    void theChannelThatLivesTellsOfTheDeadOnesAndNotTheirSecrets(String living) throws Exception {
        try (TreacherousServer server = new TreacherousServer(Fault.UNAUTHORIZED, null, false);
                MailFaultServer deadMail = TreacherousMail.with(Fault.UNAUTHORIZED);
                BotApiServer telegram = new BotApiServer();
                TwilioServer twilio = new TwilioServer();
                MailServer mail = new MailServer()) {
            Monitored monitored = Canaries.everyChannel(folder, server.url(), deadMail.port(), "none");
            switch (living) {
                case "telegram" -> monitored.telegram(telegram, Canaries.CHAT);
                case "sms" -> monitored.sms(twilio, Canaries.PHONE);
                default ->
                    monitored
                            .set("SMTP_PORT", String.valueOf(mail.port()))
                            .set("SMTP_USER", "")
                            .set("SMTP_PASSWORD", "");
            }
            for (int minute = 0; minute < 60; minute += 12) {
                Canaries.run(monitored, minute, "collect");
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

    @Test
    void whereverABugIsMet() throws IOException {
        try (TreacherousServer server = new TreacherousServer(Fault.UNAUTHORIZED, null, false);
                MailFaultServer mail = TreacherousMail.with(Fault.UNAUTHORIZED)) {
            Monitored monitored = Canaries.everyChannel(folder, server.url(), mail.port(), "none");
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
                MailFaultServer mail = TreacherousMail.with(Fault.FORBIDDEN)) {
            Monitored monitored = Canaries.everyChannel(folder, server.url(), mail.port(), "none")
                    .set("REPORT_INTERVAL", "2m");
            WatchClock clock = new WatchClock(Canaries.NOON.toString(), 3);
            Arguments arguments = new Arguments();
            arguments.add(Option.VERBOSE, List.of());
            WatchCommand watch = new WatchCommand(clock, new Watch.Patience(Duration.ofMillis(1), 500));
            Canaries.assertNoneIn(monitored.clock(clock).run(world -> Cli.run(world, watch, arguments)), "watch");
            Canaries.assertNoneInFiles(folder);
        }
    }

    /** Runs whatever speaks to somebody, in each way of telling about it, and looks everywhere. */
    private void assertNoneAnywhere(Monitored monitored) throws IOException {
        Canaries.run(monitored.onTerminal(), 0, "report", "-v");
        Canaries.run(monitored, 60, "doctor", "-v", "--send-test");
        Canaries.run(monitored, 61, "outbox", "--format", "json");
        Canaries.assertNoneInFiles(folder);
    }

    private static String security(Fault fault) {
        return switch (fault) {
            case NO_TLS -> "tls";
            case NO_HTTP -> "starttls";
            default -> "none";
        };
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
            return Canaries.NOON;
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
