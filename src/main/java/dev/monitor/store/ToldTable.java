package dev.monitor.store;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What was told to people and still holds, so that cron does not mail the same line again and again. */
public final class ToldTable {
    private final Database database;

    ToldTable(Database database) {
        this.database = database;
    }

    /** The warnings that held at the last run. */
    public Set<String> warnings() throws StoreException {
        return lines("");
    }

    /** Keeps the warnings that hold now; what no longer does is told again when it comes back. */
    public void replaceWarnings(List<String> lines) throws StoreException {
        database.execute("DELETE FROM told WHERE about = ''");
        for (String line : lines) {
            database.update("INSERT OR IGNORE INTO told (about, line) VALUES ('', ?)", line);
        }
    }

    /**
     * Keeps why a recipient gets nothing, and tells whether that is new.
     *
     * @param recipient the channel and the address
     */
    public boolean failed(String recipient, String why) throws StoreException {
        if (lines(recipient).contains(why)) {
            return false;
        }
        delivered(recipient);
        database.update("INSERT INTO told (about, line) VALUES (?, ?)", recipient, why);
        return true;
    }

    /** Forgets what was told of a recipient: it gets its messages. */
    public void delivered(String recipient) throws StoreException {
        database.update("DELETE FROM told WHERE about = ?", recipient);
    }

    private Set<String> lines(String about) throws StoreException {
        Set<String> lines = new HashSet<>();
        try (Rows row = database.query("SELECT line FROM told WHERE about = ?", about)) {
            while (row.next()) {
                lines.add(row.text(1));
            }
        }
        return lines;
    }
}
