package dev.monitor.deliver;

import dev.monitor.config.MailSettings;
import dev.monitor.model.Receipt;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;

/**
 * What a session with a mail server that ended badly means for the mail, and what people can do about it. A 4xx may be
 * better later, a 5xx will not (RFC 5321, 4.2.1), and where there was no answer nobody knows.
 */
final class MailVerdict {
    private static final String LOGIN = "the login is refused: check SMTP_USER and SMTP_PASSWORD";

    private final MailSettings settings;
    private final Secrets secrets;

    MailVerdict(MailSettings settings) {
        this.settings = settings;
        this.secrets = new Secrets().and(settings.user(), settings.password());
    }

    /**
     * An answer that says no.
     *
     * @param code the reply code of SMTP; 0 or less where the answer has none
     * @param advice what people can do; empty for nothing in general
     * @param unreachable whether no other mail to this recipient would fare better
     */
    private record Refusal(int code, String said, String advice, boolean unreachable) {
        /** A wrong login is mended in the settings, and then all that waits can go out; any other 5xx will not be better. */
        boolean isFinal() {
            return code / 100 == 5 && !advice.equals(LOGIN);
        }
    }

    /** The receipt for the mail. */
    Receipt receipt(Exception failure) {
        Refusal refusal = refusal(causes(failure));
        String why = why(failure);
        return refusal != null && refusal.isFinal()
                ? new Receipt.Rejected(why, refusal.unreachable())
                : new Receipt.Retry(Duration.ZERO, why);
    }

    /** What went wrong, and what helps: one line that holds no secret. */
    String why(Exception failure) {
        List<Throwable> causes = causes(failure);
        Refusal refusal = refusal(causes);
        if (refusal != null && refusal.code() > 0) {
            return oneLine(
                    refusal.advice().isEmpty()
                            ? refusal.said()
                            : refusal.said().strip() + " (" + refusal.advice() + ")");
        }
        String place = "no mail server at " + settings.host() + ":" + settings.port() + ": ";
        String certificate = CertificateFault.of(failure, "SMTP_HOST");
        if (certificate != null) {
            return oneLine(place + certificate);
        }
        Throwable root = causes.get(causes.size() - 1);
        String said = root.getMessage() == null || root instanceof UnknownHostException
                ? root.getClass().getSimpleName()
                : root.getMessage();
        String advice = advice(causes, said);
        return oneLine(place + said + (advice.isEmpty() ? "" : " (" + advice + ")"));
    }

    /** Makes a line for people of what the server said. */
    String oneLine(String text) {
        return OneLine.of(text, secrets);
    }

    private static @Nullable Refusal refusal(List<Throwable> causes) {
        AuthenticationFailedException login = first(AuthenticationFailedException.class, causes);
        if (login != null) {
            return new Refusal(
                    code(String.valueOf(login.getMessage())), String.valueOf(login.getMessage()), LOGIN, true);
        }
        SMTPAddressFailedException recipient = first(SMTPAddressFailedException.class, causes);
        if (recipient != null) {
            return refusal(recipient.getReturnCode(), recipient, "the recipient is refused: check MAIL_TO", true);
        }
        SMTPSendFailedException mail = first(SMTPSendFailedException.class, causes);
        if (mail == null) {
            return null;
        }
        return switch (mail.getCommand().split(" ", 2)[0]) {
            case "MAIL" -> refusal(mail.getReturnCode(), mail, "the sender is refused: check MAIL_FROM", true);
            case "DATA", "." -> refusal(mail.getReturnCode(), mail, "", false);
            // Said before the mail was, and not about it.
            default -> null;
        };
    }

    private static Refusal refusal(int code, MessagingException answer, String advice, boolean unreachable) {
        String said = String.valueOf(answer.getMessage());
        return switch (code) {
            // The codes of RFC 4954 for a login that is missing or too weak.
            case 530, 534, 535, 538 -> new Refusal(code, said, LOGIN, true);
            // The mail is too large, or the mailbox full.
            case 552 -> new Refusal(code, said, "", false);
            default -> new Refusal(code, said, advice, unreachable);
        };
    }

    private static int code(String answer) {
        return answer.matches("(?s)[45]\\d\\d\\b.*") ? Integer.parseInt(answer.substring(0, 3)) : 0;
    }

    private static String advice(List<Throwable> causes, String said) {
        if (said.contains("STARTTLS")) {
            return "nothing was sent unencrypted: set SMTP_SECURITY=tls if the server speaks that";
        } else if (first(SSLException.class, causes) != null) {
            return "check SMTP_PORT and SMTP_SECURITY: tls is usual on 465, starttls on 587";
        } else if (first(ConnectException.class, causes) != null || first(UnknownHostException.class, causes) != null) {
            return "check SMTP_HOST and SMTP_PORT";
        }
        return said.toLowerCase(Locale.ROOT).contains("mechanisms") ? LOGIN : "";
    }

    /** The failure, what the mail library chains to it, and what caused it; the deepest cause last. */
    private static List<Throwable> causes(Throwable failure) {
        List<Throwable> causes = new ArrayList<>();
        @Nullable Throwable next = failure;
        while (next != null && !causes.contains(next) && causes.size() < 20) {
            causes.add(next);
            // Of a MessagingException the cause is the one that is chained to it.
            next = next.getCause();
        }
        return causes;
    }

    private static <T> @Nullable T first(Class<T> type, List<Throwable> causes) {
        for (Throwable cause : causes) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }
}
