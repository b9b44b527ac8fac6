package dev.monitor.store;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The warnings that were told and still hold, so that cron does not mail the same line each minute. */
public final class ToldTable {
    private final Database database;

    ToldTable(Database database) {
        this.database = database;
    }

    /** What was told before and still held at the last run. */
    public Set<String> lines() throws StoreException {
        Set<String> lines = new HashSet<>();
        try (Rows row = database.query("SELECT line FROM told")) {
            while (row.next()) {
                lines.add(row.text(1));
            }
        }
        return lines;
    }

    /** Keeps what holds now; what no longer does is told again when it comes back. */
    public void replace(List<String> lines) throws StoreException {
        if (lines().equals(new HashSet<>(lines))) {
            return;
        }
        database.execute("DELETE FROM told");
        for (String line : lines) {
            database.update("INSERT OR IGNORE INTO told VALUES (?)", line);
        }
    }
}
