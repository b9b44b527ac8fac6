package dev.monitor.doctor;

import dev.monitor.config.ChannelSettings;
import dev.monitor.config.Loaded;
import dev.monitor.host.Host;
import java.util.ArrayList;
import java.util.List;

/** The list of checks. */
public final class Checks {
    private Checks() {}

    /** All that there is something to check for, in the order in which they are told. */
    public static List<Check> all(Loaded loaded, Host host) {
        ChannelSettings channels = loaded.settings().channels();
        List<Check> checks = new ArrayList<>();
        checks.add(new SettingsCheck(loaded));
        checks.add(new FoldersCheck(loaded.settings()));
        checks.add(new AccountingCheck(loaded.settings(), host));
        checks.add(new SessionsCheck(host));
        checks.add(new LastRunCheck(loaded.settings(), host));
        checks.add(new OutboxCheck(loaded.settings(), host));
        checks.add(new TelegramCheck(channels));
        if (channels.twilio() != null) {
            checks.add(new TwilioCheck(channels.twilio(), channels.proxy()));
        }
        if (channels.mail() != null) {
            checks.add(new MailCheck(channels.mail()));
        }
        return checks;
    }
}
