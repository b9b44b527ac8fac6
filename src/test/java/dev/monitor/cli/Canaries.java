package dev.monitor.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.monitor.deliver.BotApiServer;
import dev.monitor.deliver.MailServer;
import dev.monitor.deliver.TwilioServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** One canary in every secret of the settings, and every form in which it could be seen where none may be. */
final class Canaries {
    static final String PROXY_LOGIN = "proxy-user:canaryb7d2proxy";
    static final String HEARTBEAT_PATH = "/canary9c41heartbeat";
    static final String WEB_PASSWORD = "canary60e8web";

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
