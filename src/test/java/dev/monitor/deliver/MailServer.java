package dev.monitor.deliver;

import dev.monitor.config.MailSettings;
import dev.monitor.config.Secret;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;

/** A mail server on loopback that takes whatever it is sent, and remembers it. */
public final class MailServer implements AutoCloseable {
    /** The one login that it knows; the password is a canary to look for where none may be. */
    public static final String USER = "monitor@example.org";

    public static final String PASSWORD = "canary-pässword=?\"%";

    private final SMTPServer server;
    private final MailSettings.Security security;
    private final boolean wantsLogin;
    private final List<Mail> mails = new CopyOnWriteArrayList<>();
    private final Queue<Integer> refusals = new ConcurrentLinkedQueue<>();
    private final List<String> logins = new CopyOnWriteArrayList<>();

    /** A server without encryption, which wants no login. */
    public MailServer() {
        this(MailSettings.Security.NONE, false, null);
    }

    /** A server that wants a login, and encryption before it if there is a certificate. */
    public MailServer(MailSettings.Security security, boolean wantsLogin, @Nullable Certificate certificate) {
        this.security = security;
        this.wantsLogin = wantsLogin;
        SMTPServer.Builder builder = SMTPServer.port(0)
                .bindAddress(InetAddress.getLoopbackAddress())
                .hostName("mail.test")
                .insertReceivedHeaders(false)
                .requireAuth(wantsLogin)
                .messageHandler((context, from, to, data) -> take(from, to, data));
        if (wantsLogin) {
            builder.authenticationHandlerFactory(
                    new EasyAuthenticationHandlerFactory((user, password, context) -> login(user, password)));
        }
        if (security == MailSettings.Security.TLS && certificate != null) {
            builder.serverSocketFactory(certificate.server());
        } else if (certificate != null) {
            builder.enableTLS().requireTLS().startTlsSocketFactory(certificate.server());
        }
        server = builder.build();
        server.start();
    }

    /**
     * A mail as it arrived.
     *
     * @param from the sender of the envelope, as {@code to} is its recipient
     * @param source what went over the wire, a character a byte
     */
    public record Mail(String from, String to, String source) {
        /** The mail as a reader of mail sees it. */
        public MimeMessage parsed() throws MessagingException {
            byte[] bytes = source.getBytes(StandardCharsets.ISO_8859_1);
            return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
        }
    }

    public int port() {
        return server.getPortAllocated();
    }

    /** Every mail so far, in order. */
    public List<Mail> mails() {
        return List.copyOf(mails);
    }

    /** Every login that was tried, as {@code user/password}. */
    public List<String> logins() {
        return List.copyOf(logins);
    }

    /** Settings for this server and these recipients. */
    MailSettings settings(String... to) {
        return new MailSettings(
                "127.0.0.1",
                port(),
                security,
                wantsLogin ? USER : null,
                wantsLogin ? new Secret(PASSWORD) : null,
                "root@compute1.example.org",
                List.of(to));
    }

    /** Answers the next mails in this way, one each: with an error of that number, or not at all for 0. */
    public void refuse(List<Integer> codes) {
        refusals.addAll(codes);
    }

    private void take(String from, String to, byte[] data) throws RejectException {
        Integer refusal = refusals.poll();
        if (refusal == null || refusal == 0) {
            mails.add(new Mail(from, to, new String(data, StandardCharsets.ISO_8859_1)));
        }
        if (refusal != null) {
            throw refusal == 0 ? new DropConnectionException(421, "gone") : new RejectException(refusal, "not now");
        }
    }

    @Override
    public void close() {
        server.stop();
    }

    private void login(String user, String password) throws LoginFailedException {
        logins.add(user + "/" + password);
        if (!user.equals(USER) || !password.equals(PASSWORD)) {
            throw new LoginFailedException();
        }
    }
}
