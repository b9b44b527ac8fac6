package dev.monitor.store;

import dev.monitor.model.Ailing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The recipients that get nothing at present. */
public final class AilingTable {
    private final Database database;

    AilingTable(Database database) {
        this.database = database;
    }

    /**
     * Counts a request that failed.
     *
     * @param lost whether it was given up since the recipient is out of reach
     * @param paused until when nothing is to be sent there; null where nobody asked for that
     */
    public void failed(
            String channel, String recipient, String why, boolean lost, @Nullable Instant paused, Instant now)
            throws StoreException {
        database.update(
                "INSERT INTO ailing (channel, recipient, since, last, tries, lost, told, why, paused)"
                        + " VALUES (?, ?, ?, ?, 1, ?, 0, ?, ?) ON CONFLICT DO UPDATE SET last = excluded.last,"
                        + " tries = tries + 1, lost = max(lost, excluded.lost), why = excluded.why,"
                        + " paused = excluded.paused",
                channel,
                recipient,
                now.toEpochMilli(),
                now.toEpochMilli(),
                lost ? 1 : 0,
                why,
                paused == null ? null : paused.toEpochMilli());
    }

    /** Forgets a recipient: it gets its messages, or has another address. */
    public void remove(String channel, String recipient) throws StoreException {
        database.update("DELETE FROM ailing WHERE channel = ? AND recipient = ?", channel, recipient);
    }

    /** All of them. */
    public List<Ailing> all() throws StoreException {
        List<Ailing> all = new ArrayList<>();
        String sql = "SELECT channel, recipient, since, last, tries, lost, told, why FROM ailing ORDER BY since";
        try (Rows row = database.query(sql)) {
            while (row.next()) {
                all.add(new Ailing(
                        row.text(1),
                        row.text(2),
                        Instant.ofEpochMilli(row.number(3)),
                        Instant.ofEpochMilli(row.number(4)),
                        (int) row.number(5),
                        row.number(6) != 0,
                        row.number(7) != 0,
                        row.text(8)));
            }
        }
        return all;
    }

    /** Notes that the others were told of one. */
    public void told(Ailing ailing) throws StoreException {
        database.update(
                "UPDATE ailing SET told = 1 WHERE channel = ? AND recipient = ?", ailing.channel(), ailing.recipient());
    }
}
