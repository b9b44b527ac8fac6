package dev.monitor.store;

import dev.monitor.model.AlertState;
import dev.monitor.model.Labels;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the last run left of the series that break rules. */
public final class AlertTable {
    private final Database database;

    AlertTable(Database database) {
        this.database = database;
    }

    /** The states of all rules, in the order of their names. */
    public List<AlertState> all() throws StoreException {
        List<AlertState> states = new ArrayList<>();
        String sql = "SELECT rule, text, labels, phase, began, since, seen, value, peak, told, told_value, thread"
                + " FROM alert ORDER BY rule, labels";
        try (Rows row = database.query(sql)) {
            while (row.next()) {
                Long told = row.numberOrNull(10);
                states.add(new AlertState(
                        row.text(1),
                        row.text(2),
                        Labels.parse(row.text(3)),
                        AlertState.Phase.valueOf(row.text(4)),
                        Duration.ofMillis(row.number(5)),
                        Instant.ofEpochMilli(row.number(6)),
                        Duration.ofMillis(row.number(7)),
                        row.real(8),
                        row.real(9),
                        told == null ? null : Duration.ofMillis(told),
                        row.real(11),
                        row.textOrNull(12)));
            }
        }
        return states;
    }

    /**
     * Keeps the states after a run, and writes what changed.
     *
     * @param before what {@link #all} gave to this run
     * @param after those of {@code before} that did not change are the same objects
     */
    public void replace(List<AlertState> before, List<AlertState> after) throws StoreException {
        Set<AlertState> unchanged = Collections.newSetFromMap(new IdentityHashMap<>());
        unchanged.addAll(before);
        Set<String> kept = new HashSet<>();
        for (AlertState state : after) {
            String labels = Labels.text(state.labels());
            kept.add(state.rule() + labels);
            if (!unchanged.contains(state)) {
                write(state, labels);
            }
        }
        for (AlertState state : before) {
            String labels = Labels.text(state.labels());
            if (!kept.contains(state.rule() + labels)) {
                database.update("DELETE FROM alert WHERE rule = ? AND labels = ?", state.rule(), labels);
            }
        }
    }

    private void write(AlertState state, String labels) throws StoreException {
        @Nullable Duration told = state.told();
        database.update(
                "INSERT OR REPLACE INTO alert (rule, labels, text, phase, began, since, seen, value, peak, told,"
                        + " told_value, thread) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                state.rule(),
                labels,
                state.text(),
                state.phase().name(),
                state.began().toMillis(),
                state.since().toEpochMilli(),
                state.seen().toMillis(),
                state.value(),
                state.peak(),
                told == null ? null : told.toMillis(),
                state.toldValue(),
                state.thread());
    }
}
