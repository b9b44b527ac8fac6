package dev.monitor.deliver;

import dev.monitor.config.MailSettings;
import dev.monitor.config.Secret;
import jakarta.mail.Authenticator;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/**
 * The mail server of the settings (RFC 5321, STARTTLS of RFC 3207, TLS of RFC 8314). A session with it ends by a deadline,
 * also where the server sends a byte a second or a name is looked up forever. Encryption that is asked for is never gone
 * without, and the certificate must be trusted and name the host.
 */
final class MailRelay {
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    static {
        // The library would look for it among services, which a jar of all libraries lacks.
        System.setProperty("jakarta.mail.util.StreamProvider", "org.eclipse.angus.mail.util.MailStreamProvider");
    }

    private final MailSettings settings;
    private final SSLSocketFactory tls;
    private final Duration deadline;

    MailRelay(MailSettings settings) {
        this(settings, (SSLSocketFactory) SSLSocketFactory.getDefault(), DEADLINE);
    }

    MailRelay(MailSettings settings, SSLSocketFactory tls, Duration deadline) {
        this.settings = settings;
        this.tls = tls;
        this.deadline = deadline;
    }

    /** What is done in a session that is open, encrypted and logged in. */
    @FunctionalInterface
    interface Talk<T> {
        T with(SMTPTransport server) throws MessagingException;
    }

    MailSettings settings() {
        return settings;
    }

    /**
     * Opens a session, talks, and closes it.
     *
     * @throws MessagingException if the server refuses something, or the connection ends
     * @throws IOException if there is no connection, or no answer by the deadline
     */
    <T> T session(Talk<T> talk) throws MessagingException, IOException {
        MailLink link = new MailLink();
        CompletableFuture<T> answer = new CompletableFuture<>();
        Thread talker = new Thread(() -> hold(link, talk, answer), "mail");
        talker.setDaemon(true);
        talker.start();
        try {
            talker.join(deadline.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // An answer that is there counts, even if the good-bye is not.
        answer.completeExceptionally(new SocketTimeoutException("timeout"));
        link.cut();
        return outcome(answer);
    }

    private static <T> T outcome(CompletableFuture<T> answer) throws MessagingException, IOException {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof MessagingException refusal) {
                throw refusal;
            }
            throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private <T> void hold(MailLink link, Talk<T> talk, CompletableFuture<T> answer) {
        try (Socket socket = link.to(settings.host(), settings.port());
                SMTPTransport server = open(encrypted(socket))) {
            answer.complete(talk.with(server));
        } catch (Throwable e) {
            // Whatever it is, somebody waits for it.
            answer.completeExceptionally(e);
        }
    }

    private Socket encrypted(Socket socket) throws IOException {
        if (settings.security() != MailSettings.Security.TLS) {
            return socket;
        }
        SSLSocket encrypted = (SSLSocket) tls.createSocket(socket, settings.host(), settings.port(), true);
        SSLParameters parameters = encrypted.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        encrypted.setSSLParameters(parameters);
        encrypted.startHandshake();
        return encrypted;
    }

    private SMTPTransport open(Socket socket) throws MessagingException {
        URLName url = new URLName("smtp", settings.host(), settings.port(), null, null, null);
        SMTPTransport server = new SMTPTransport(Session.getInstance(properties(socket), login()), url);
        server.connect(socket);
        return server;
    }

    /** Who we are. Within the address the library would encode it in the character set of the locale, which cron has none of. */
    private @Nullable Authenticator login() {
        String user = settings.user();
        Secret password = settings.password();
        return user == null || password == null
                ? null
                : new Authenticator() {
                    @Override
                    protected PasswordAuthentication getPasswordAuthentication() {
                        return new PasswordAuthentication(user, password.reveal());
                    }
                };
    }

    /** See the package documentation of {@code org.eclipse.angus.mail.smtp}. */
    private Properties properties(Socket socket) {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.auth", String.valueOf(settings.user() != null));
        properties.setProperty("mail.smtp.auth.mechanisms", "PLAIN LOGIN");
        properties.setProperty("mail.smtp.localhost", literal(socket.getLocalAddress()));
        // After the answer to the message nothing that the server does may matter.
        properties.setProperty("mail.smtp.quitwait", "false");
        if (settings.security() == MailSettings.Security.STARTTLS) {
            properties.setProperty("mail.smtp.starttls.enable", "true");
            properties.setProperty("mail.smtp.starttls.required", "true");
            properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
            properties.put("mail.smtp.ssl.socketFactory", tls);
        }
        return properties;
    }

    /** The address as a server takes it for a name (RFC 5321, 4.1.3): the host need not have a name that others know. */
    private static String literal(InetAddress address) {
        String text = address.getHostAddress();
        int zone = text.indexOf('%');
        String plain = zone < 0 ? text : text.substring(0, zone);
        return address instanceof Inet6Address ? "[IPv6:" + plain + "]" : "[" + plain + "]";
    }
}
