package dev.monitor.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the meter must remember from one run to the next.
 *
 * @param cursor where reading goes on; null before the first reading of an accounting file
 * @param saTotals the totals that sa(8) printed last; empty where it was not used
 * @param saBegin when the first process in the file ended of which they are, in ticks since the epoch; -1 where unknown
 * @param living the processes that the last run with a whole scan saw: the CPU time of each is the one that is charged so far,
 *     and one whose record was read is {@linkplain ProcessTable.Entry#ended ended}; null before the first
 * @param era from when on which source is used; null on the first run
 */
public record MeterState(
        @Nullable AccountingCursor cursor,
        List<Usage> saTotals,
        long saBegin,
        @Nullable ProcessTable living,
        @Nullable Era era) {
    /**
     * A time in which one source was used.
     *
     * @param since when it began: with the last run of another source, or where the first run's increments begin
     */
    public record Era(Source source, Instant since) {}

    public static final MeterState EMPTY = new MeterState(null, List.of(), -1, null, null);

    public MeterState {
        saTotals = List.copyOf(saTotals);
    }

    /**
     * Until when all that ended is known to be counted: up to the last look at the processes, but not beyond the last record
     * that was read, of which the end is known to the second.
     */
    public Instant knownUntil(Instant otherwise) {
        Instant look = living == null ? otherwise : living.at();
        Instant record = cursor == null ? look : cursor.lastEnd().minusSeconds(1);
        return record.isAfter(look) ? look : record;
    }

    /** The era of a run that uses a source: the present one, or one that begins now. */
    public Era eraOf(Source source, Instant begin) {
        return era != null && era.source() == source ? era : new Era(source, begin);
    }

    /** Whether an earlier run used this source, and none after it another one. */
    public boolean follows(Source source) {
        return era != null && era.source() == source;
    }
}
