package dev.monitor.web;

import dev.monitor.model.Gap;
import dev.monitor.model.PreviousRun;
import dev.monitor.store.RunTable;
import dev.monitor.store.Store;
import dev.monitor.store.StoreException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code /api/v1/runs}: the last runs, latest first, and in which times the accounting of processes has gaps. */
final class RunsApi implements Page {
    private static final int USUAL = 20;
    private static final int MOST = 1000;

    private final Source source;

    RunsApi(Source source) {
        this.source = source;
    }

    @Override
    public Answer answer(Parameters parameters) throws Refusal, StoreException {
        int most = parameters.number("limit", 1, MOST, USUAL);
        return source.read(store -> {
            // One more, to tell what was between the earliest one shown and the one before.
            List<PreviousRun> runs = store.runs().latest(most + 1);
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("runs", rows(runs, most));
            fields.put("gaps", runs.isEmpty() ? List.of() : gaps(store, runs));
            return Answer.json(fields);
        });
    }

    private static List<Object> rows(List<PreviousRun> runs, int most) {
        List<Object> rows = new ArrayList<>();
        for (int i = 0; i < Math.min(most, runs.size()); i++) {
            PreviousRun run = runs.get(i);
            PreviousRun earlier = i + 1 < runs.size() ? runs.get(i + 1) : null;
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("run", run.run().value());
            row.put("at", run.at().getEpochSecond());
            row.put(
                    "seconds_since_previous",
                    earlier == null
                            ? null
                            : Duration.between(earlier.at(), run.at()).toSeconds());
            Duration machine = run.machine();
            Duration before = earlier == null ? null : earlier.machine();
            row.put(
                    "machine_cpu_seconds",
                    machine == null || before == null
                            ? null
                            : BigDecimal.valueOf(machine.minus(before).toMillis(), 3));
            rows.add(row);
        }
        return rows;
    }

    private static List<Object> gaps(Store store, List<PreviousRun> runs) throws StoreException {
        List<Object> rows = new ArrayList<>();
        for (Gap gap : store.gaps()
                .after(
                        RunTable.ORIGIN,
                        runs.get(runs.size() - 1).at(),
                        runs.get(0).at())) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("from", gap.from().getEpochSecond());
            row.put("to", gap.to().getEpochSecond());
            row.put("why", gap.why());
            rows.add(row);
        }
        return rows;
    }
}
