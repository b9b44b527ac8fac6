package dev.monitor.doctor;

import dev.monitor.config.ChannelSettings;
import dev.monitor.config.MailSettings;
import dev.monitor.deliver.ChannelException;
import dev.monitor.deliver.MailAccount;
import java.util.List;

/** Whether the mail server lets us in. */
final class MailCheck implements Check {
    private static final String SUBJECT = "email";

    private final ChannelSettings channels;

    MailCheck(ChannelSettings channels) {
        this.channels = channels;
    }

    @Override
    public List<Finding> look() {
        MailSettings mail = channels.mail();
        if (mail == null) {
            return List.of(Finding.ok(SUBJECT, "not configured"));
        }
        try {
            String access = new MailAccount(mail).access();
            return List.of(Finding.ok(SUBJECT, mail.host() + ":" + mail.port() + ", " + access));
        } catch (ChannelException e) {
            return List.of(Finding.fault(SUBJECT, e.getMessage()));
        }
    }
}
