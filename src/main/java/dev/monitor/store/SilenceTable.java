package dev.monitor.store;

import dev.monitor.model.Silence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The rules of which nothing is told for a time. */
public final class SilenceTable {
    private final Database database;

    SilenceTable(Database database) {
        this.database = database;
    }

    /** The silences that last, in the order of the rules' names. */
    public List<Silence> at(Instant now) throws StoreException {
        List<Silence> silences = new ArrayList<>();
        String sql = "SELECT rule, since, until, why FROM silence WHERE until > ? ORDER BY rule";
        try (Rows row = database.query(sql, now.toEpochMilli())) {
            while (row.next()) {
                silences.add(new Silence(
                        row.text(1),
                        Instant.ofEpochMilli(row.number(2)),
                        Instant.ofEpochMilli(row.number(3)),
                        row.text(4)));
            }
        }
        return silences;
    }

    /** Silences a rule. One that is silenced already is so until the new time, and for the new reason. */
    public void set(Silence silence) throws StoreException {
        database.update("DELETE FROM silence WHERE until <= ?", silence.since().toEpochMilli());
        database.update(
                "INSERT OR REPLACE INTO silence (rule, since, until, why) VALUES (?, ?, ?, ?)",
                silence.rule(),
                silence.since().toEpochMilli(),
                silence.until().toEpochMilli(),
                silence.why());
    }

    /** Lifts the silence of a rule, and tells whether there was one that lasted. */
    public boolean lift(String rule, Instant now) throws StoreException {
        String sql = "DELETE FROM silence WHERE rule = ? AND until > ?";
        return database.update(sql, rule, now.toEpochMilli()) > 0;
    }
}
