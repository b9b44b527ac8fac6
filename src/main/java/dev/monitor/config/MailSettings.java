package dev.monitor.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How to send e-mail.
 *
 * @param user null where the server wants no login, as the password
 * @param from a plain address; so are those of {@code to}
 */
public record MailSettings(
        String host,
        int port,
        Security security,
        @Nullable String user,
        @Nullable Secret password,
        String from,
        List<String> to) {

    /** How the connection is encrypted. */
    public enum Security {
        STARTTLS(587),
        TLS(465),
        NONE(25);

        private final int port;

        Security(int port) {
            this.port = port;
        }

        int port() {
            return port;
        }

        /** What is usual on a port; STARTTLS where nothing is. */
        static Security on(int port) {
            return port == 465 ? TLS : port == 25 ? NONE : STARTTLS;
        }

        /** Whether a server on this port can be expected to speak it: TLS from the first byte is 465's, and not 25's or 587's. */
        boolean fits(int port) {
            return this == TLS ? port != 25 && port != 587 : port != 465;
        }
    }

    public MailSettings {
        to = List.copyOf(to);
    }
}
