package dev.monitor.render;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.Locale;

/**
 * Moments as people read them, in their time zone. Without DateTimeFormatter, which takes longer to load than a report to be
 * written.
 */
final class Times {
    private final ZoneId zone;

    Times(ZoneId zone) {
        this.zone = zone;
    }

    /** ISO 8601 with the offset, in whole seconds. */
    String iso(Instant at) {
        ZonedDateTime time = at.atZone(zone);
        return time.toLocalDate() + "T" + seconds(time) + offset(time);
    }

    /** A moment by itself: {@code 2026-11-05 06:00 +01:00}. */
    String minute(Instant at) {
        ZonedDateTime time = at.atZone(zone);
        return time.toLocalDate() + " " + minutes(time) + " " + offset(time);
    }

    /** A span with its dates, offset and length: {@code 2026-11-05 06:00 – 12:00 +01:00 (6h)}. */
    String window(Instant from, Instant to) {
        return between(from, to, " – ") + " " + offset(to.atZone(zone)) + " ("
                + Quantities.span(Duration.between(from, to)) + ")";
    }

    /** A span without offset and length; what both ends share is said once. Seconds are told of spans under an hour. */
    String between(Instant from, Instant to, String separator) {
        ZonedDateTime begin = from.atZone(zone);
        ZonedDateTime end = to.atZone(zone);
        boolean brief = Duration.between(from, to).toHours() < 1;
        boolean sameOffset = begin.getOffset().equals(end.getOffset());
        boolean sameDay = begin.toLocalDate().equals(end.toLocalDate());
        return begin.toLocalDate() + " " + (brief ? seconds(begin) : minutes(begin))
                + (sameOffset ? "" : " " + offset(begin)) + separator + (sameDay ? "" : end.toLocalDate() + " ")
                + (brief ? seconds(end) : minutes(end));
    }

    /** A moment as seen from a later one: the time, and before it the day and the year if they are others. */
    String since(Instant at, Instant seenFrom) {
        ZonedDateTime then = at.atZone(zone);
        ZonedDateTime now = seenFrom.atZone(zone);
        if (then.toLocalDate().equals(now.toLocalDate())) {
            return minutes(then);
        }
        return (then.getYear() == now.getYear() ? day(then) : then.toLocalDate().toString()) + " " + minutes(then);
    }

    /** {@code 5 Nov}. */
    private static String day(ZonedDateTime time) {
        return time.getDayOfMonth() + " " + time.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
    }

    /** {@code 06:00}. */
    private static String minutes(ZonedDateTime time) {
        return twoDigits(time.getHour()) + ":" + twoDigits(time.getMinute());
    }

    /** {@code 06:00:00}. */
    private static String seconds(ZonedDateTime time) {
        return minutes(time) + ":" + twoDigits(time.getSecond());
    }

    /** {@code +01:00}. */
    private static String offset(ZonedDateTime time) {
        int seconds = time.getOffset().getTotalSeconds();
        int minutes = Math.abs(seconds) / 60;
        return (seconds < 0 ? "-" : "+") + twoDigits(minutes / 60) + ":" + twoDigits(minutes % 60);
    }

    private static String twoDigits(int number) {
        return (number < 10 ? "0" : "") + number;
    }
}
