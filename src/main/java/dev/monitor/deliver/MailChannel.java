package dev.monitor.deliver;

import dev.monitor.model.Delivery;
import dev.monitor.model.Receipt;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import java.io.IOException;

/** E-mail, through a mail server: a plain text and a page, with their charts. */
final class MailChannel implements Channel {
    private final MailRelay relay;
    private final Drawing drawing;
    private final PlainText plainText;
    private final MailVerdict verdict;

    MailChannel(MailRelay relay, Drawing drawing, PlainText plainText) {
        this.relay = relay;
        this.drawing = drawing;
        this.plainText = plainText;
        this.verdict = new MailVerdict(relay.settings());
    }

    @Override
    public String name() {
        return "email";
    }

    @Override
    public Receipt send(Delivery part) {
        try {
            MailMessage mail = mail(part);
            Address[] to = mail.getAllRecipients();
            String answer = relay.session(server -> {
                server.sendMessage(mail, to);
                return String.valueOf(server.getLastServerResponse());
            });
            return new Receipt.Delivered(verdict.oneLine(answer));
        } catch (AddressException e) {
            return new Receipt.Rejected(
                    verdict.oneLine("no mail address: " + e.getRef() + " (check MAIL_FROM and MAIL_TO)"), true);
        } catch (MessagingException | IOException e) {
            return verdict.receipt(e);
        }
    }

    private MailMessage mail(Delivery part) throws MessagingException {
        return new MailMessage(part, relay.settings().from(), MailBody.of(part.content(), drawing, plainText));
    }
}
