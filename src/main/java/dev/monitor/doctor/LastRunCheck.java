package dev.monitor.doctor;

import dev.monitor.config.Settings;
import dev.monitor.host.Host;
import dev.monitor.model.PreviousRun;
import dev.monitor.store.Store;
import dev.monitor.store.StoreException;
import java.time.Duration;
import java.util.List;

/** When the last run was. */
final class LastRunCheck implements Check {
    private static final String SUBJECT = "last run";
    private static final Duration LONG_AGO = Duration.ofMinutes(10);

    private final Settings settings;
    private final Host host;

    LastRunCheck(Settings settings, Host host) {
        this.settings = settings;
        this.host = host;
    }

    @Override
    public List<Finding> look() {
        try (Store store = Store.openToRead(settings.store().folder())) {
            PreviousRun run = store == null ? null : store.runs().previous();
            if (store == null || run == null) {
                return List.of(Finding.note(SUBJECT, "none yet; cron.example shows how cron starts them"));
            }
            return List.of(age(Duration.between(run.at(), host.clock().instant())));
        } catch (StoreException e) {
            String why = String.valueOf(e.getMessage());
            boolean denied = e.kind() == StoreException.Kind.DENIED;
            return List.of(denied ? Finding.denied(SUBJECT, why) : Finding.fault(SUBJECT, why));
        }
    }

    private static Finding age(Duration age) {
        if (age.compareTo(LONG_AGO) > 0) {
            return Finding.note(
                    SUBJECT, age.toMinutes() + " minutes ago; is the line of cron.example in root's crontab?");
        }
        return Finding.ok(SUBJECT, age.toSeconds() + " seconds ago");
    }
}
