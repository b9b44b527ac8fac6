package dev.monitor.store;

import dev.monitor.model.Gap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The spans whose accounting records are lost. */
public final class GapTable {
    private final Database database;

    GapTable(Database database) {
        this.database = database;
    }

    /** Keeps spans that a run found. One that touches the last one that was found is the same. */
    public void add(long run, List<Gap> gaps) throws StoreException {
        String sql = "UPDATE gap SET since = min(since, ?1), until = max(until, ?2), run = ?3"
                + " WHERE id = (SELECT max(id) FROM gap) AND since <= ?2 AND until >= ?1";
        for (Gap gap : gaps) {
            long from = gap.from().toEpochMilli();
            long to = gap.to().toEpochMilli();
            if (database.update(sql, from, to, run) == 0) {
                database.update(
                        "INSERT INTO gap (run, since, until, why) VALUES (?, ?, ?, ?)", run, from, to, gap.why());
            }
        }
    }

    /**
     * The spans of which a window has a part, oldest first, be they found in it or later.
     *
     * @param run that the window begins with; what that one and earlier ones found is told before
     */
    public List<Gap> after(long run, Instant from, Instant to) throws StoreException {
        List<Gap> gaps = new ArrayList<>();
        String sql = "SELECT since, until, why FROM gap WHERE run > ? AND since <= ? AND until > ? ORDER BY since";
        try (Rows row = database.query(sql, run, to.toEpochMilli(), from.toEpochMilli())) {
            while (row.next()) {
                gaps.add(
                        new Gap(Instant.ofEpochMilli(row.number(1)), Instant.ofEpochMilli(row.number(2)), row.text(3)));
            }
        }
        return gaps;
    }
}
