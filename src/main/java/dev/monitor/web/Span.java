package dev.monitor.web;

import dev.monitor.model.Durations;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** From when to when is asked; both belong to it. */
record Span(Instant from, Instant to) {
    private static final Duration USUAL = Duration.ofHours(24);
    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");
    private static final String EXPECTED =
            " is no time: give Unix seconds, 2026-11-20, 2026-11-20T06:00 or a length like 24h before now";

    /** What the parameters {@code from} and {@code to} say; the last 24 hours where they say nothing. */
    static Span of(Parameters parameters, Instant now, ZoneId zone) throws Refusal {
        Instant to = moment(parameters, "to", now, zone);
        Instant from = moment(parameters, "from", now, zone);
        Instant end = to == null ? now : to;
        Instant begin = from == null ? end.minus(USUAL) : from;
        if (!begin.isBefore(end)) {
            throw Refusal.badRequest("from is not before to");
        }
        return new Span(begin, end);
    }

    Duration length() {
        return Duration.between(from, to);
    }

    /** A moment that a parameter gives; null where it is absent. */
    static @Nullable Instant moment(Parameters parameters, String name, Instant now, ZoneId zone) throws Refusal {
        String text = parameters.text(name);
        if (text == null) {
            return null;
        }
        try {
            Instant moment = moment(text, now, zone);
            if (!moment.isBefore(FIRST) && !moment.isAfter(LAST)) {
                return moment;
            }
        } catch (DateTimeException e) {
            // It is refused below.
        }
        throw Refusal.badRequest(name + EXPECTED);
    }

    private static Instant moment(String text, Instant now, ZoneId zone) {
        if (text.matches("[0-9]{1,12}")) {
            return Instant.ofEpochSecond(Long.parseLong(text));
        }
        Duration back = Durations.parse(text);
        if (back != null) {
            return now.minus(back);
        }
        if (text.indexOf('T') < 0) {
            return LocalDate.parse(text).atStartOfDay(zone).toInstant();
        }
        // An offset's plus sign means a space in an address.
        String time = text.replace(' ', '+');
        boolean offset = time.endsWith("Z") || time.indexOf('+') > 0 || time.lastIndexOf('-') > time.indexOf('T');
        return offset
                ? OffsetDateTime.parse(time).toInstant()
                : LocalDateTime.parse(time).atZone(zone).toInstant();
    }
}
