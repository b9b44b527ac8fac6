package dev.monitor.doctor;

import dev.monitor.config.MailSettings;
import dev.monitor.deliver.ChannelException;
import dev.monitor.deliver.MailAccount;
import java.util.List;

/** Whether the mail server lets us in. */
final class MailCheck implements Check {
    private static final String SUBJECT = "email";

    private final MailSettings mail;

    MailCheck(MailSettings mail) {
        this.mail = mail;
    }

    @Override
    public List<Finding> look() {
        try {
            String access = new MailAccount(mail).access();
            return List.of(Finding.ok(SUBJECT, mail.host() + ":" + mail.port() + ", " + access));
        } catch (ChannelException e) {
            return List.of(Finding.fault(SUBJECT, e.getMessage()));
        }
    }
}
