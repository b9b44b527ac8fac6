package dev.monitor.flow;

import dev.monitor.model.Budget;
import dev.monitor.model.MachineTimes;
import dev.monitor.model.MeterState;
import dev.monitor.model.PreviousRun;
import dev.monitor.model.Reading;
import dev.monitor.store.Store;
import dev.monitor.store.StoreException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What earlier runs left.
 *
 * @param previous the run before this one; null on the first
 * @param times the machine's processor times at the last run that could read them; null before the first
 * @param meter what the meter remembers
 * @param readings the meters of all users
 * @param budgetBegins what they showed when the present periods of the budgets began
 */
record Past(
        @Nullable PreviousRun previous,
        @Nullable MachineTimes times,
        MeterState meter,
        List<Reading> readings,
        Map<Budget.Period, List<Reading>> budgetBegins) {
    /** No run before. */
    static final Past NONE = new Past(null, null, MeterState.EMPTY, List.of(), Map.of());

    static Past of(Store store, Budgets budgets) throws StoreException {
        return new Past(
                store.runs().previous(),
                store.runs().times(),
                store.meterState().load(),
                store.meters().readings(),
                budgets.begins(store));
    }

    /** The place of the run that follows. */
    long nextSequence() {
        return previous == null ? 1 : previous.sequence() + 1;
    }
}
