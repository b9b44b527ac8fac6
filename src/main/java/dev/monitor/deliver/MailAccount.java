package dev.monitor.deliver;

import dev.monitor.config.MailSettings;
import jakarta.mail.MessagingException;
import java.io.IOException;

/** The mail server as one finds it. Asking sends nothing. */
public final class MailAccount {
    private final MailRelay relay;

    /** The server of the settings. */
    public MailAccount(MailSettings settings) {
        this(new MailRelay(settings));
    }

    MailAccount(MailRelay relay) {
        this.relay = relay;
    }

    /**
     * Opens a session and closes it.
     *
     * @return how the server let us in, to complete a sentence that begins with its name
     */
    public String access() throws ChannelException {
        MailSettings settings = relay.settings();
        try {
            boolean knowsLogins = relay.session(server -> server.supportsExtension("AUTH"));
            return encryption(settings.security()) + ", " + login(settings, knowsLogins);
        } catch (MessagingException | IOException e) {
            throw new ChannelException(new MailVerdict(settings).why(e));
        }
    }

    private static String encryption(MailSettings.Security security) {
        return switch (security) {
            case STARTTLS -> "encrypted by STARTTLS";
            case TLS -> "encrypted by TLS";
            case NONE -> "not encrypted";
        };
    }

    private static String login(MailSettings settings, boolean knowsLogins) {
        if (settings.user() == null) {
            return "without a login";
        }
        return knowsLogins ? "logged in as " + settings.user() : "without a login, which it does not offer";
    }
}
