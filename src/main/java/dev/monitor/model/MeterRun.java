package dev.monitor.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the meter found in one run.
 *
 * @param source where the increments come from
 * @param note why not a better source, for people: one line; empty where there is nothing to say
 * @param since when the increments begin: the end of the first record read, or the boot for a first run without
 *     accounting; null where the previous run's time is the answer
 * @param history on the first run what the records tell of the hours before the present one, oldest first; else empty
 * @param used what was used since the previous run, user by user; on the first run what the history leaves of all that the
 *     source holds
 * @param records accounting records read
 * @param skippedBytes bytes of the accounting file that are no records
 * @param gaps spans whose records are lost
 * @param next what to remember
 */
public record MeterRun(
        Source source,
        String note,
        @Nullable Instant since,
        List<HourlyUsage> history,
        List<UserUsage> used,
        long records,
        long skippedBytes,
        List<Gap> gaps,
        MeterState next) {

    public MeterRun {
        history = List.copyOf(history);
        used = List.copyOf(used);
        gaps = List.copyOf(gaps);
    }

    /** The same by uid, user and program. */
    public List<Usage> increments() {
        return UserUsage.all(used);
    }
}
