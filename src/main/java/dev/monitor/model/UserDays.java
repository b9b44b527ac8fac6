package dev.monitor.model;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/**
 * What users used, day by day.
 *
 * @param days local dates, oldest first
 * @param users a row each, largest first
 */
public record UserDays(List<LocalDate> days, List<Row> users) {
    /**
     * One user.
     *
     * @param uid -1 where it is not known
     * @param cpu the CPU time of each day, as many as there are days
     */
    public record Row(long uid, String user, List<Duration> cpu) {
        public Row {
            cpu = List.copyOf(cpu);
        }

        /** All days together. */
        public Duration total() {
            Duration total = Duration.ZERO;
            for (Duration day : cpu) {
                total = total.plus(day);
            }
            return total;
        }
    }

    public UserDays {
        days = List.copyOf(days);
        users = List.copyOf(users);
    }
}
