package dev.monitor.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.monitor.deliver.BotApiServer;
import dev.monitor.deliver.MailServer;
import dev.monitor.deliver.TwilioServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** One canary in every secret of the settings, and every form in which it could be seen where none may be. */
final class Canaries {
    static final String PROXY_LOGIN = "proxy-user:canaryb7d2proxy";
    static final String HEARTBEAT_PATH = "/canary9c41heartbeat";
    static final String WEB_PASSWORD = "canary60e8web";

    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    static final String PHONE = "+4917012345678";
    static final String CHAT = "-100";
    private static final String ADDRESS = "admin@example.org";

    /** By the key of the settings, the part of the secret that is looked for: also if the rest of it is cut off or encoded. */
    private static final List<String[]> SECRETS = List.of(
            new String[] {"BOT_TOKEN", "AAHdqTcvCH1v"},
            new String[] {"TWILIO_AUTH_TOKEN", TwilioServer.TOKEN.substring(0, 12)},
            new String[] {"SMTP_PASSWORD", "canary-p"},
            new String[] {"PROXY", "canaryb7d2"},
            new String[] {"HEARTBEAT_URL", "canary9c41"},
            new String[] {"WEB_PASSWORD", "canary60e8"});

    private static final List<String> FORMS = forms();

    private Canaries() {}

    /** Runs a command so many minutes after noon, and fails if a canary is in what it prints. */
    static Monitored.Outcome run(Monitored monitored, int minute, String... words) {
        Monitored.Outcome outcome =
                monitored.at(NOON.plusSeconds(60L * minute).toString()).run(words);
        assertNoneIn(outcome, String.join(" ", words));
        return outcome;
    }

    /** A machine that has something to tell to all channels, of which each has its secret. */
    static Monitored everyChannel(Path folder, String api, int mailPort, String security) {
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

    private static List<String> forms() {
        List<String> forms = new ArrayList<>();
        SECRETS.forEach(secret -> forms.add(secret[1]));
        forms.add(base64(BotApiServer.TOKEN));
        forms.add(base64(TwilioServer.TOKEN));
        forms.add(base64(TwilioServer.SID + ":" + TwilioServer.TOKEN));
        forms.add(base64(MailServer.PASSWORD));
        forms.add(base64("\0" + MailServer.USER + "\0" + MailServer.PASSWORD));
        forms.add(base64(PROXY_LOGIN));
        forms.add(base64(PROXY_LOGIN.substring(PROXY_LOGIN.indexOf(':') + 1)));
        return forms;
    }

    /** Fails if a canary is in what a command printed, or if it met a bug. */
    static void assertNoneIn(Monitored.Outcome outcome, String what) {
        assertNoneIn(outcome.out(), what + ", standard output");
        assertNoneIn(outcome.err(), what + ", standard error");
        assertFalse(outcome.err().contains("a bug"), () -> what + ": " + outcome.err());
    }

    /** Fails if a canary is in a text. */
    static void assertNoneIn(String text, String where) {
        for (String form : FORMS) {
            int at = text.indexOf(form);
            assertFalse(
                    at >= 0,
                    () -> where + " holds " + form + ": "
                            + text.substring(Math.max(0, at - 200), Math.min(text.length(), at + 200)));
        }
    }

    /** Fails if a canary is in a file below a folder, its name included; a settings file is none of those. */
    static void assertNoneInFiles(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                assertNoneIn(file.toString(), "a name");
                if (Files.isRegularFile(file)) {
                    assertNoneIn(Files.readString(file, StandardCharsets.ISO_8859_1), file.toString());
                }
            }
        }
    }

    /** All but the last characters, which change with what comes after them. */
    private static String base64(String text) {
        String code = Base64.getEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        return code.substring(0, code.length() - 2);
    }
}
