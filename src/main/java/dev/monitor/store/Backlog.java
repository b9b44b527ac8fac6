package dev.monitor.store;

import dev.monitor.model.DeliveryState;
import dev.monitor.model.Message;
import dev.monitor.model.OutboxEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The outbox for people: what waits, what was given up, and what they make of it. */
public final class Backlog {
    private static final String PENDING = DeliveryState.PENDING.words();
    private static final String GIVEN_UP = DeliveryState.GIVEN_UP.words();

    private static final String ENTRIES = "SELECT o.id, o.message, m.kind, m.channel, o.recipient, m.subject, o.part,"
            + " (SELECT count(*) FROM message_part n WHERE n.message = o.message), o.state, o.attempts, m.created,"
            + " max(o.due, coalesce((SELECT paused FROM ailing a WHERE a.channel = m.channel"
            + " AND a.recipient = o.recipient), 0)), o.answer FROM outbox o JOIN message m ON m.id = o.message ";

    private final Database database;

    Backlog(Database database) {
        this.database = database;
    }

    /** How many requests wait. */
    public long pending() throws StoreException {
        try (Rows row = database.query("SELECT count(*) FROM outbox WHERE state = ?", PENDING)) {
            return row.next() ? row.number(1) : 0;
        }
    }

    /** Since when the oldest of them waits; null where there is none. */
    public @Nullable Instant oldest() throws StoreException {
        String sql = "SELECT min(m.created) FROM outbox o JOIN message m ON m.id = o.message WHERE o.state = ?";
        try (Rows row = database.query(sql, PENDING)) {
            Long created = row.next() ? row.numberOrNull(1) : null;
            return created == null ? null : Instant.ofEpochMilli(created);
        }
    }

    /** Why the latest requests were given up, one line each, newest first. */
    public List<String> givenUp(int most) throws StoreException {
        List<String> lines = new ArrayList<>();
        String sql = "SELECT m.channel, o.recipient, o.answer FROM outbox o JOIN message m ON m.id = o.message"
                + " WHERE o.state = ? GROUP BY m.channel, o.recipient, o.answer ORDER BY max(o.settled) DESC LIMIT ?";
        try (Rows row = database.query(sql, GIVEN_UP, most)) {
            while (row.next()) {
                lines.add(row.text(1) + " " + row.text(2) + ": " + row.text(3));
            }
        }
        return lines;
    }

    /** The oldest requests that wait. */
    public List<OutboxEntry> waiting(int most) throws StoreException {
        return entries("WHERE o.state = ? ORDER BY m.created, o.id LIMIT ?", PENDING, most);
    }

    /** The requests that were given up last, newest first. */
    public List<OutboxEntry> abandoned(int most) throws StoreException {
        return entries("WHERE o.state = ? ORDER BY o.settled DESC, o.id DESC LIMIT ?", GIVEN_UP, most);
    }

    /** The request with this number; none or one. */
    public List<OutboxEntry> request(long id) throws StoreException {
        return entries("WHERE o.id = ?", id);
    }

    /** All requests of the messages whose id begins so. */
    public List<OutboxEntry> messages(String prefix) throws StoreException {
        return entries("WHERE substr(o.message, 1, ?) = ? ORDER BY o.id", prefix.length(), prefix);
    }

    /** Makes all that waits due, also where the recipient asked to be left alone. */
    public void retryAll(Instant now) throws StoreException {
        database.update("UPDATE outbox SET due = min(due, ?) WHERE state = ?", now.toEpochMilli(), PENDING);
        database.update("UPDATE ailing SET paused = NULL");
    }

    /** Makes a request due that waits or was given up, also where the recipient asked to be left alone. */
    public void retry(OutboxEntry entry, Instant now) throws StoreException {
        database.update(
                "UPDATE outbox SET state = ?, due = ?, settled = NULL WHERE id = ? AND state IN (?, ?)",
                PENDING,
                now.toEpochMilli(),
                entry.id(),
                PENDING,
                GIVEN_UP);
        database.update(
                "UPDATE ailing SET paused = NULL WHERE channel = ? AND recipient = ?",
                entry.channel(),
                entry.recipient());
    }

    /** Gives up a request that waits. */
    public void drop(OutboxEntry entry, String why, Instant now) throws StoreException {
        database.update(
                "UPDATE outbox SET state = ?, settled = ?, answer = ? WHERE id = ? AND state = ?",
                GIVEN_UP,
                now.toEpochMilli(),
                why,
                entry.id(),
                PENDING);
    }

    private List<OutboxEntry> entries(String where, Object... parameters) throws StoreException {
        List<OutboxEntry> entries = new ArrayList<>();
        try (Rows row = database.query(ENTRIES + where, parameters)) {
            while (row.next()) {
                entries.add(new OutboxEntry(
                        row.number(1),
                        row.text(2),
                        Message.Kind.valueOf(row.text(3)),
                        row.text(4),
                        row.text(5),
                        row.text(6),
                        (int) row.number(7),
                        (int) row.number(8),
                        DeliveryState.of(row.text(9)),
                        (int) row.number(10),
                        Instant.ofEpochMilli(row.number(11)),
                        Instant.ofEpochMilli(row.number(12)),
                        row.text(13)));
            }
        }
        return entries;
    }
}
