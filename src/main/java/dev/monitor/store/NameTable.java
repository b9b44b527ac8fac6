package dev.monitor.store;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** What the machine's name service said about uids that {@code /etc/passwd} lacks. */
public final class NameTable {
    private static final Duration KEPT = Duration.ofHours(6);

    private final Database database;

    NameTable(Database database) {
        this.database = database;
    }

    /** The answers that are not too old; an empty name says that there was none. */
    public Map<Long, String> recent(Instant now) throws StoreException {
        Map<Long, String> names = new HashMap<>();
        String sql = "SELECT uid, name FROM user_name WHERE asked > ?";
        try (Rows row = database.query(sql, now.minus(KEPT).toEpochMilli())) {
            while (row.next()) {
                names.put(row.number(1), row.text(2));
            }
        }
        return names;
    }

    /** Keeps new answers. */
    public void keep(Map<Long, String> names, Instant now) throws StoreException {
        for (Map.Entry<Long, String> name : names.entrySet()) {
            database.update(
                    "INSERT OR REPLACE INTO user_name VALUES (?, ?, ?)",
                    name.getKey(),
                    name.getValue(),
                    now.toEpochMilli());
        }
    }
}
