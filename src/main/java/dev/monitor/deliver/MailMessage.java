package dev.monitor.deliver;

import dev.monitor.model.Delivery;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/**
 * An e-mail (RFC 5322). Every try of a delivery makes the same one, so that a second copy is known by its Message-ID; what
 * goes on from a message refers to that one's, so that both are one conversation.
 */
final class MailMessage extends MimeMessage {
    private static final Secrets NO_SECRETS = new Secrets();

    private final String id;

    /**
     * @param from the sender's address
     * @throws AddressException if the sender or the recipient is no plain address
     */
    MailMessage(Delivery part, String from, MailBody body) throws MessagingException {
        super((@Nullable Session) null);
        String domain = from.substring(from.lastIndexOf('@') + 1);
        this.id = id(part.message(), domain, part.part());
        setFrom(address(from));
        setRecipient(RecipientType.TO, address(part.recipient()));
        // What looks like an encoded word (RFC 2047) in it is none of ours, and would be read as one.
        setSubject(OneLine.of(part.subject(), NO_SECRETS).replace("=?", "= ?"), "UTF-8");
        setSentDate(Date.from(part.created()));
        if (part.part() > 1 || part.thread() != null) {
            String first = part.thread() == null ? part.message() : part.thread();
            setHeader("In-Reply-To", id(first, domain, 1));
            setHeader("References", id(first, domain, 1));
        }
        // No answers of the kind "I am on holiday" (RFC 3834, and what Exchange knows instead).
        setHeader("Auto-Submitted", "auto-generated");
        setHeader("X-Auto-Response-Suppress", "All");
        setHeader("X-Monitor-Id", word(part.message()));
        body.fill(this);
        saveChanges();
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", id);
    }

    /** The one address that a text is. */
    private static InternetAddress address(String text) throws AddressException {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) <= ' ' || text.charAt(i) > '~') {
                throw new AddressException("no plain mail address", text, i);
            }
        }
        InternetAddress address = new InternetAddress(text, true);
        if (address.isGroup() || !text.equals(address.getAddress())) {
            throw new AddressException("no plain mail address", text);
        }
        return address;
    }

    private static String id(String message, String domain, int part) {
        return "<" + word(message) + (part == 1 ? "" : "." + part) + "@" + domain + ">";
    }

    /** The text with nothing in it that could end a header or an id. */
    private static String word(String text) {
        return text.replaceAll("[^A-Za-z0-9-]", "_");
    }
}
