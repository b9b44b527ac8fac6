package dev.monitor.flow;

import dev.monitor.config.Settings;
import dev.monitor.model.UserDays;
import dev.monitor.store.Store;
import dev.monitor.store.StoreException;
import java.time.LocalDate;
import java.time.ZoneId;

/** What users used, day by day, from what the runs have kept. */
public final class UserHistory {
    private UserHistory() {}

    /**
     * The days from one to another, both included. A day begins and ends with the last run that was not after midnight.
     *
     * @throws Failure if there is no store yet, or it cannot be read
     */
    public static UserDays read(Settings settings, LocalDate from, LocalDate to, ZoneId zone) throws Failure {
        try (Store store = Store.openToRead(settings.store().folder())) {
            if (store == null) {
                throw new Failure(
                        Exit.NO_DATA,
                        settings.store().folder() + ": nothing is recorded there yet; run `collect` first");
            }
            return store.dayUsage().between(from, to, zone);
        } catch (StoreException e) {
            throw Run.failure(e);
        }
    }
}
