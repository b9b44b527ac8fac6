package dev.monitor.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * What a user may use in the present period, and what of it is used.
 *
 * @param period which calendar period it is for, in local time; weeks begin on Monday
 * @param since when the present one began
 * @param limit the CPU time of a period, more than zero
 */
public record Budget(String user, Period period, Instant since, Duration limit, Duration used) {
    /** What a budget is for. */
    public enum Period {
        DAY,
        WEEK,
        MONTH;

        /** The name in settings and in JSON. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What is used, in percent of the limit; more than 100 if it is exceeded. */
    public double percent() {
        return 100.0 * used.toMillis() / limit.toMillis();
    }
}
