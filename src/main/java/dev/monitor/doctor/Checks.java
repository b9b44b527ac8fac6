package dev.monitor.doctor;

import dev.monitor.config.Loaded;
import dev.monitor.host.Host;
import java.util.List;

/** The list of checks. */
public final class Checks {
    private Checks() {}

    /** All of them, in the order in which they are told. */
    public static List<Check> all(Loaded loaded, Host host) {
        return List.of(
                new SettingsCheck(loaded),
                new FoldersCheck(loaded.settings()),
                new AccountingCheck(loaded.settings(), host),
                new SessionsCheck(host),
                new LastRunCheck(loaded.settings(), host),
                new TelegramCheck(loaded.settings().channels()),
                new MailCheck(loaded.settings().channels()));
    }
}
