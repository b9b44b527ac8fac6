package dev.monitor.store;

import dev.monitor.model.Delivery;
import java.util.HashMap;
import java.util.Map;

/** The recipients that said where they are now. */
final class MovedTable {
    private final Database database;

    MovedTable(Database database) {
        this.database = database;
    }

    /** Where those of a channel are that have moved. */
    Map<String, String> of(String channel) throws StoreException {
        Map<String, String> moved = new HashMap<>();
        try (Rows row = database.query("SELECT recipient, moved_to FROM moved WHERE channel = ?", channel)) {
            while (row.next()) {
                moved.put(row.text(1), row.text(2));
            }
        }
        return moved;
    }

    /** Keeps that a delivery's recipient has moved, and whoever had moved to it before. */
    void keep(Delivery delivery, String to) throws StoreException {
        database.update(
                "UPDATE moved SET moved_to = ? WHERE channel = ? AND moved_to = ?",
                to,
                delivery.channel(),
                delivery.recipient());
        database.update(
                "INSERT OR REPLACE INTO moved (channel, recipient, moved_to) VALUES (?, ?, ?)",
                delivery.channel(),
                delivery.recipient(),
                to);
    }
}
