package dev.monitor.flow;

import dev.monitor.model.Durations;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** What people write for a window of time. */
public final class WindowSpec {
    private WindowSpec() {}

    /**
     * The report of a window.
     *
     * @param window a length of time before now, {@code today} or {@code yesterday}; null for the time since the last report
     * @param zone whose days are meant
     * @throws Failure with a usage error if it is none of these
     */
    public static ReportRequest request(
            @Nullable String window, Selection selection, boolean byProgram, Instant now, ZoneId zone) throws Failure {
        if (window == null) {
            // A report of some users only must not hide the others from the next one.
            return new ReportRequest(
                    null, null, selection, byProgram, selection.only().isEmpty());
        }
        LocalDate today = LocalDate.ofInstant(now, zone);
        Instant midnight = today.atStartOfDay(zone).toInstant();
        if (window.equals("today")) {
            return new ReportRequest(midnight, null, selection, byProgram, false);
        }
        if (window.equals("yesterday")) {
            return new ReportRequest(
                    today.minusDays(1).atStartOfDay(zone).toInstant(), midnight, selection, byProgram, false);
        }
        Duration length = Durations.parse(window);
        if (length == null) {
            throw new Failure(
                    Exit.USAGE, "--window: \"" + window + "\" is not today, yesterday or " + Durations.EXPECTED);
        }
        return new ReportRequest(now.minus(length), null, selection, byProgram, false);
    }
}
