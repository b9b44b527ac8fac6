package dev.monitor.doctor;

import dev.monitor.config.ProxySettings;
import dev.monitor.config.TwilioSettings;
import dev.monitor.deliver.ChannelException;
import dev.monitor.deliver.TwilioAccount;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether Twilio accepts the account and its token. Nothing is sent. */
final class TwilioCheck implements Check {
    private static final String SUBJECT = "sms";

    private final TwilioSettings twilio;
    private final @Nullable ProxySettings proxy;

    TwilioCheck(TwilioSettings twilio, @Nullable ProxySettings proxy) {
        this.twilio = twilio;
        this.proxy = proxy;
    }

    @Override
    public List<Finding> look() {
        TwilioAccount account;
        try {
            account = TwilioAccount.of(twilio, proxy);
        } catch (ChannelException e) {
            return List.of(Finding.fault(SUBJECT, e.getMessage()));
        }
        if (!account.isActive()) {
            return List.of(Finding.fault(
                    SUBJECT, "the Twilio account is " + account.status() + ", not active: see the Twilio console"));
        }
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.ok(SUBJECT, "the Twilio account is " + account.name()));
        if (account.trial()) {
            findings.add(Finding.note(SUBJECT, "it is a trial account: it sends to verified numbers only"));
        }
        return findings;
    }
}
