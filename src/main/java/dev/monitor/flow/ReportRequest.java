package dev.monitor.flow;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which report is asked for.
 *
 * @param begin where the window begins; null for the end of the last report of the default window
 * @param end where it ends; null for now
 * @param selection who has a row
 * @param byProgram whether each user's largest programs are shown
 * @param remembered whether the next report of the default window begins where this one ends
 * @param illustrated whether charts of the machine belong to it wherever it is shown
 */
public record ReportRequest(
        @Nullable Instant begin,
        @Nullable Instant end,
        Selection selection,
        boolean byProgram,
        boolean remembered,
        boolean illustrated) {
    /** A report without charts of the machine. */
    public ReportRequest(
            @Nullable Instant begin,
            @Nullable Instant end,
            Selection selection,
            boolean byProgram,
            boolean remembered) {
        this(begin, end, selection, byProgram, remembered, false);
    }

    /** The same with charts of the machine. */
    public ReportRequest withCharts() {
        return new ReportRequest(begin, end, selection, byProgram, remembered, true);
    }
}
