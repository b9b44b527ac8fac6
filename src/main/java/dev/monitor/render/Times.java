package dev.monitor.render;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Moments as people read them, in their time zone. */
final class Times {
    private static final DateTimeFormatter DATE = formatter("uuuu-MM-dd");
    private static final DateTimeFormatter DAY = formatter("d MMM");
    private static final DateTimeFormatter MINUTE = formatter("HH:mm");
    private static final DateTimeFormatter SECOND = formatter("HH:mm:ss");
    private static final DateTimeFormatter OFFSET = formatter("xxx");
    private static final DateTimeFormatter ISO = formatter("uuuu-MM-dd'T'HH:mm:ssxxx");

    private final ZoneId zone;

    Times(ZoneId zone) {
        this.zone = zone;
    }

    /** ISO 8601 with the offset, in whole seconds. */
    String iso(Instant at) {
        return ISO.format(at.atZone(zone));
    }

    /** A moment by itself: {@code 2026-11-05 06:00 +01:00}. */
    String minute(Instant at) {
        ZonedDateTime time = at.atZone(zone);
        return DATE.format(time) + " " + MINUTE.format(time) + " " + OFFSET.format(time);
    }

    /** A span with its dates, offset and length: {@code 2026-11-05 06:00 – 12:00 +01:00 (6h)}. */
    String window(Instant from, Instant to) {
        return between(from, to, " – ") + " " + OFFSET.format(to.atZone(zone)) + " ("
                + Quantities.span(Duration.between(from, to)) + ")";
    }

    /** A span without offset and length; what both ends share is said once. Seconds are told of spans under an hour. */
    String between(Instant from, Instant to, String separator) {
        ZonedDateTime begin = from.atZone(zone);
        ZonedDateTime end = to.atZone(zone);
        DateTimeFormatter clock = Duration.between(from, to).toHours() < 1 ? SECOND : MINUTE;
        boolean sameOffset = begin.getOffset().equals(end.getOffset());
        boolean sameDay = begin.toLocalDate().equals(end.toLocalDate());
        return DATE.format(begin) + " " + clock.format(begin) + (sameOffset ? "" : " " + OFFSET.format(begin))
                + separator + (sameDay ? "" : DATE.format(end) + " ") + clock.format(end);
    }

    /** A moment as seen from a later one: the time, and before it the day and the year if they are others. */
    String since(Instant at, Instant seenFrom) {
        ZonedDateTime then = at.atZone(zone);
        ZonedDateTime now = seenFrom.atZone(zone);
        if (then.toLocalDate().equals(now.toLocalDate())) {
            return MINUTE.format(then);
        }
        return (then.getYear() == now.getYear() ? DAY : DATE).format(then) + " " + MINUTE.format(then);
    }

    private static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    }
}
