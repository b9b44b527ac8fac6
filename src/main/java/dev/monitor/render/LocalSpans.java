package dev.monitor.render;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** Spans that begin at round times of the local clock: quarters of an hour, days. A day has 23 or 25 hours now and then. */
final class LocalSpans {
    private static final long DAY_SECONDS = 86_400;

    /** Lengths that divide a day, and multiples of days. */
    private static final long[] ROUND_SECONDS = {
        60,
        120,
        300,
        600,
        900,
        1800,
        3600,
        7200,
        10_800,
        21_600,
        43_200,
        DAY_SECONDS,
        2 * DAY_SECONDS,
        7 * DAY_SECONDS,
        14 * DAY_SECONDS,
        30 * DAY_SECONDS,
        90 * DAY_SECONDS,
        180 * DAY_SECONDS,
        365 * DAY_SECONDS
    };

    private final ZoneId zone;
    private final long seconds;

    private LocalSpans(ZoneId zone, long seconds) {
        this.zone = zone;
        this.seconds = seconds;
    }

    /** The shortest ones of which no more than so many make up a length of time. */
    static LocalSpans of(Duration length, int most, ZoneId zone) {
        for (long seconds : ROUND_SECONDS) {
            if (length.toSeconds() <= most * seconds) {
                return new LocalSpans(zone, seconds);
            }
        }
        return new LocalSpans(zone, (length.toDays() / most + 1) * DAY_SECONDS);
    }

    boolean areDays() {
        return seconds >= DAY_SECONDS;
    }

    /** When the span begins that a moment is in. An hour that the clock shows twice has a span each time. */
    ZonedDateTime begin(Instant at) {
        ZonedDateTime local = at.atZone(zone);
        return ZonedDateTime.ofLocal(floor(local.toLocalDateTime()), zone, local.getOffset());
    }

    private LocalDateTime floor(LocalDateTime local) {
        if (areDays()) {
            long day = local.toLocalDate().toEpochDay();
            return LocalDate.ofEpochDay(day - Math.floorMod(day, seconds / DAY_SECONDS))
                    .atStartOfDay();
        }
        long second = local.toLocalTime().toSecondOfDay();
        return local.toLocalDate().atTime(LocalTime.ofSecondOfDay(second - second % seconds));
    }
}
