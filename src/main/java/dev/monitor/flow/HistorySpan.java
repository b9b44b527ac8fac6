package dev.monitor.flow;

import dev.monitor.model.Durations;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** From when to when the history is asked for. */
public record HistorySpan(Instant from, Instant to) {
    private static final String EXPECTED =
            Durations.EXPECTED + ", and no local time like 2026-11-20 or 2026-11-20T06:00";

    /**
     * What people write: lengths of time, or local times.
     *
     * @param since when it begins, or how long it is
     * @param until when it ends, or how long ago that was; null for now
     * @throws Failure with a usage error if it is none of these, or ends before it begins
     */
    public static HistorySpan of(String since, @Nullable String until, Instant now, ZoneId zone) throws Failure {
        Instant to = until == null ? now : moment("--until", until, now, zone);
        Instant from = moment("--since", since, to, zone);
        if (!from.isBefore(to)) {
            throw new Failure(
                    Exit.USAGE,
                    until == null
                            ? "--since: \"" + since + "\" is not before now"
                            : "--since: \"" + since + "\" is not before --until \"" + until + "\"");
        }
        return new HistorySpan(from, to);
    }

    /** A length of time counts back from a moment. */
    private static Instant moment(String option, String text, Instant end, ZoneId zone) throws Failure {
        Duration back = Durations.parse(text);
        if (back != null) {
            return end.minus(back);
        }
        try {
            boolean day = text.indexOf('T') < 0;
            return day
                    ? LocalDate.parse(text).atStartOfDay(zone).toInstant()
                    : LocalDateTime.parse(text).atZone(zone).toInstant();
        } catch (DateTimeException e) {
            throw new Failure(Exit.USAGE, option + ": \"" + text + "\" is not " + EXPECTED);
        }
    }

    public Duration length() {
        return Duration.between(from, to);
    }
}
