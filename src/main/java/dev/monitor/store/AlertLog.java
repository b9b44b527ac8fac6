package dev.monitor.store;

import dev.monitor.model.Episode;
import dev.monitor.model.Labels;
import dev.monitor.model.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When alerts fired, told or not. */
public final class AlertLog {
    private static final String COLUMNS =
            "SELECT rule, metric, labels, severity, condition, since, until, value, peak FROM alert_log";

    private final Database database;

    AlertLog(Database database) {
        this.database = database;
    }

    /** Keeps the episodes that began, ended or grew worse in a run. */
    public void keep(List<Episode> episodes) throws StoreException {
        for (Episode episode : episodes) {
            @Nullable Instant until = episode.until();
            database.update(
                    "INSERT OR REPLACE INTO alert_log (rule, labels, since, until, metric, severity, condition, value,"
                            + " peak) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    episode.rule(),
                    Labels.text(episode.labels()),
                    episode.since().toEpochMilli(),
                    until == null ? null : until.toEpochMilli(),
                    episode.metric(),
                    episode.severity().name(),
                    episode.condition(),
                    episode.value(),
                    episode.peak());
        }
    }

    /** The episodes of which a span of time has a part, the latest first. */
    public List<Episode> between(Instant from, Instant to, int most) throws StoreException {
        String sql = COLUMNS + " WHERE since <= ? AND (until IS NULL OR until >= ?) ORDER BY since DESC, rule LIMIT ?";
        try (Rows row = database.query(sql, to.toEpochMilli(), from.toEpochMilli(), most)) {
            List<Episode> episodes = new ArrayList<>();
            while (row.next()) {
                Long until = row.numberOrNull(7);
                episodes.add(new Episode(
                        row.text(1),
                        row.text(2),
                        Labels.parse(row.text(3)),
                        Severity.valueOf(row.text(4)),
                        row.text(5),
                        Instant.ofEpochMilli(row.number(6)),
                        until == null ? null : Instant.ofEpochMilli(until),
                        row.real(8),
                        row.real(9)));
            }
            return episodes;
        }
    }
}
