package dev.monitor.deliver;

import dev.monitor.config.MailSettings;
import dev.monitor.config.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Makes lines for people of what a mail server said, which may quote the login in any form in which it was sent. */
final class MailWords {
    private static final Secret NONE = new Secret("");

    private final Secret password;
    private final List<Secret> sent;

    MailWords(MailSettings settings) {
        Secret given = settings.password();
        this.password = given == null ? NONE : given;
        this.sent = given == null ? List.of() : forms(String.valueOf(settings.user()), given.reveal());
    }

    /** How it goes over the wire: in PLAIN (RFC 4616), in LOGIN, and as the mail library reads UTF-8. */
    private static List<Secret> forms(String user, String password) {
        return List.of(
                base64("\0" + user + "\0" + password),
                base64(password),
                new Secret(new String(password.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)));
    }

    String oneLine(String text) {
        String line = text;
        for (Secret secret : sent) {
            line = secret.blotOut(line);
        }
        return OneLine.of(line, password);
    }

    private static Secret base64(String text) {
        return new Secret(Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
    }
}
