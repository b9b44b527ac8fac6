package dev.monitor.deliver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.monitor.config.MailSettings;
import dev.monitor.config.MailSettings.Security;
import dev.monitor.model.Receipt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a mail when the server, or the way to it, is bad. */
class MailFaultTest {
    private static final Duration PATIENT = Duration.ofSeconds(20);

    private MailFaultServer server;

    @BeforeEach
    void start() throws IOException {
        server = new MailFaultServer();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private Receipt send(Duration deadline) {
        MailSettings settings = server.settings(Security.NONE);
        SSLSocketFactory usual = (SSLSocketFactory) SSLSocketFactory.getDefault();
        return MailCase.channel(new MailRelay(settings, usual, deadline)).send(MailCase.row(MailCase.LETTER));
    }

    private static String retry(Receipt receipt) {
        Receipt.Retry retry = assertInstanceOf(Receipt.Retry.class, receipt);
        assertEquals(Duration.ZERO, retry.after());
        assertEquals(1, retry.why().lines().count(), retry.why());
        return retry.why();
    }

    @Test
    void aServerThatIsWellTakesTheMail() {
        server.on(".", MailFaultServer.text("250 2.0.0 Ok: queued as 4711"));
        assertEquals(new Receipt.Delivered("250 2.0.0 Ok: queued as 4711"), send(PATIENT));
    }

    @ParameterizedTest
    @CsvSource({
        "MAIL, 553 5.7.1 not your address, true, check MAIL_FROM",
        "MAIL, 554 5.7.1 not your address, true, check MAIL_FROM",
        "MAIL, 552 5.3.4 too big, false, ''",
        "RCPT, 550 5.1.1 no such user, true, check MAIL_TO",
        "DATA, 554 5.5.1 no valid recipients, false, ''",
        "., 552 5.3.4 too big, false, ''",
    })
    void whatCannotSucceedIsGivenUpWithWhatHelps(String verb, String answer, boolean unreachable, String advice) {
        server.on(verb, MailFaultServer.text(answer));
        Receipt.Rejected rejected = assertInstanceOf(Receipt.Rejected.class, send(PATIENT));
        assertTrue(rejected.why().startsWith(answer), rejected.why());
        assertTrue(rejected.why().contains(advice), rejected.why());
        assertEquals(advice.isEmpty(), rejected.why().equals(answer), rejected.why());
        assertEquals(unreachable, rejected.unreachable());
    }

    @ParameterizedTest
    @CsvSource({"AUTH, 535 5.7.8 no", "AUTH, 534 5.7.9 stronger", "MAIL, 530 5.7.0 log in first"})
    void aLoginThatTheSettingsCanMendIsTriedAgain(String verb, String answer) {
        server.on(verb, MailFaultServer.text(answer));
        Receipt.Retry retry = assertInstanceOf(Receipt.Retry.class, send(PATIENT));
        assertTrue(retry.why().startsWith(answer), retry.why());
        assertTrue(retry.why().contains("check SMTP_USER and SMTP_PASSWORD"), retry.why());
    }

    @ParameterizedTest
    @CsvSource({
        "HELLO, 421 busy",
        "HELLO, 554 not for you",
        "AUTH, 454 4.7.0 later",
        "MAIL, 451 4.3.0 later",
        "RCPT, 450 4.2.0 greylisted",
        "DATA, 451 4.3.0 later",
        "., 452 4.3.1 disk full",
    })
    void whatMaySucceedLaterIsTriedAgain(String verb, String answer) {
        server.on(verb, MailFaultServer.text(answer));
        String why = retry(send(PATIENT));
        assertTrue(why.contains(answer.substring(0, 3)), why);
    }

    @Test
    void aServerThatKnowsNobodyIsTriedAgain() {
        server.on("EHLO", MailFaultServer.text("554 go away")).on("HELO", MailFaultServer.text("554 go away"));
        assertTrue(retry(send(PATIENT)).contains("554 go away"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"HELLO", "EHLO", "AUTH", "MAIL", "RCPT", "DATA", "."})
    void anEndWithoutAnAnswerIsTriedAgain(String verb) {
        server.on(verb, MailFaultServer.drop());
        retry(send(PATIENT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"HELLO", "EHLO", "AUTH", "MAIL", "RCPT", "DATA", "."})
    void silenceIsLeftAtTheDeadline(String verb) {
        server.on(verb, MailFaultServer.stall());
        String why = retry(send(Duration.ofMillis(150)));
        assertTrue(why.endsWith(": timeout"), why);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HELLO", "EHLO", "."})
    void aDribbleIsLeftAtTheDeadline(String verb) {
        server.on(verb, MailFaultServer.dribble());
        String why = retry(send(Duration.ofMillis(150)));
        assertTrue(why.endsWith(": timeout"), why);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HELLO", "EHLO", "RCPT", "."})
    void anEndlessAnswerIsNotReadToItsEnd(String verb) {
        server.on(verb, MailFaultServer.flood());
        String why = retry(send(PATIENT));
        assertTrue(why.endsWith(": an answer of more than 1 MiB"), why);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 400 Bad Request", "", "\u0000\u0001\u0002", "250", "SSH-2.0-OpenSSH_9.2"})
    void garbageForAGreetingIsTriedAgain(String banner) {
        server.on("HELLO", MailFaultServer.text(banner));
        retry(send(Duration.ofMillis(150)));
        assertEquals(List.of(), server.mails());
    }

    @ParameterizedTest
    @ValueSource(strings = {"stall", "dribble", "flood", "drop"})
    void aYesIsAYesHoweverTheServerTakesLeave(String leave) {
        server.on(
                "QUIT",
                switch (leave) {
                    case "stall" -> MailFaultServer.stall();
                    case "dribble" -> MailFaultServer.dribble();
                    case "flood" -> MailFaultServer.flood();
                    default -> MailFaultServer.drop();
                });
        assertInstanceOf(Receipt.Delivered.class, send(PATIENT));
    }

    @Test
    void aServerThatIsNotThereIsTriedAgain() throws IOException {
        server.close();
        String why = retry(send(PATIENT));
        assertTrue(why.endsWith(": Connection refused (check SMTP_HOST and SMTP_PORT)"), why);
    }

    @Test
    void aHostThatIsNotKnownIsTriedAgain() {
        MailSettings settings =
                new MailSettings("no-such-host.invalid", 25, Security.NONE, null, null, "a@b", List.of());
        String why = retry(MailCase.channel(settings).send(MailCase.row(MailCase.LETTER)));
        assertEquals(
                "no mail server at no-such-host.invalid:25: UnknownHostException (check SMTP_HOST and SMTP_PORT)", why);
    }

    @Test
    void aResetAtAnyByteIsTriedAgainUnlessTheServerSaidYes() throws IOException {
        int taken = 0;
        for (int bytes = 0; taken == 0; bytes += 47) {
            try (MailFaultServer resetting = new MailFaultServer().resetAfter(bytes)) {
                Receipt receipt =
                        MailCase.channel(resetting.settings(Security.NONE)).send(MailCase.row(MailCase.LETTER));
                assertEquals(
                        receipt instanceof Receipt.Delivered ? 1 : 0,
                        resetting.mails().size(),
                        "after " + bytes + " bytes: " + receipt);
                assertFalse(receipt instanceof Receipt.Rejected, receipt.toString());
                taken = resetting.mails().size();
            }
        }
    }

    @Test
    void whatTheServerSaysBecomesOneShortLineWithoutThePassword() {
        String plain = "\0" + MailServer.USER + "\0" + MailServer.PASSWORD;
        List<String> forms = List.of(MailServer.PASSWORD, base64(MailServer.PASSWORD), base64(plain));
        List<String> kept = new ArrayList<>();
        for (String verb : List.of("HELLO", "EHLO", "AUTH", "MAIL", "RCPT", "DATA", ".")) {
            for (int code : List.of(250, 421, 535, 550)) {
                String said = code + "-5.7.8 no\u001b[2J\u202e: " + String.join(" ", forms) + "\r\n" + code + " "
                        + "x".repeat(500);
                try (MailFaultServer talking = new MailFaultServer().on(verb, MailFaultServer.text(said))) {
                    kept.add(MailCase.channel(talking.settings(Security.NONE))
                            .send(MailCase.row(MailCase.LETTER))
                            .toString());
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            }
        }
        for (String text : kept) {
            assertTrue(forms.stream().noneMatch(text::contains), text);
            assertTrue(text.chars().noneMatch(c -> c < ' ' || c == '\u202e'), text);
            assertTrue(text.length() < 400, text);
        }
        assertTrue(kept.toString().contains("*** *** ***"), kept.toString());
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
