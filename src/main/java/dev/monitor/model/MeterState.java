package dev.monitor.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the meter must remember from one run to the next.
 *
 * @param cursor where reading goes on; null before the first reading of an accounting file
 * @param saTotals the totals that sa(8) printed last; empty where it was not used
 * @param living the processes that the previous run saw; null on the first run
 */
public record MeterState(
        @Nullable AccountingCursor cursor,
        List<Usage> saTotals,
        @Nullable ProcessTable living) {

    public static final MeterState EMPTY = new MeterState(null, List.of(), null);

    public MeterState {
        saTotals = List.copyOf(saTotals);
    }
}
