package dev.monitor.store;

import dev.monitor.model.DeliveryState;
import dev.monitor.model.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Alerts that one digest tells instead of many messages. A digest that could not be delivered either is told by the next
 * one, alert by alert.
 */
public final class Digests {
    private static final String PENDING = DeliveryState.PENDING.words();
    private static final String SUMMED_UP = DeliveryState.SUMMED_UP.words();

    private final Database database;

    Digests(Database database) {
        this.database = database;
    }

    /** A recipient that many alerts wait for. */
    public record Crowd(String channel, String recipient) {}

    /** An alert that waits, or that a digest tells which waits. */
    public record Alert(String message, String subject, Instant created) {}

    /** The recipients that something is due to, and for whom more alerts wait than that, the oldest since before a time. */
    public List<Crowd> crowds(int many, Instant before, Instant now) throws StoreException {
        List<Crowd> crowds = new ArrayList<>();
        String sql = "SELECT m.channel, o.recipient FROM outbox o JOIN message m ON m.id = o.message"
                + " WHERE o.state = ? AND m.kind = ? GROUP BY m.channel, o.recipient"
                + " HAVING count(DISTINCT o.message) > ? AND min(m.created) < ? AND min(o.due) <= ?";
        try (Rows row = database.query(
                sql, PENDING, Message.Kind.ALERT.name(), many, before.toEpochMilli(), now.toEpochMilli())) {
            while (row.next()) {
                crowds.add(new Crowd(row.text(1), row.text(2)));
            }
        }
        return crowds;
    }

    /** What a digest for them has to tell, newest first. */
    public List<Alert> alerts(Crowd crowd) throws StoreException {
        List<Alert> alerts = new ArrayList<>();
        List<String> digests = waiting(crowd);
        String sql = "SELECT DISTINCT m.id, m.subject, m.created, o.state, o.digest FROM message m"
                + " JOIN outbox o ON o.message = m.id WHERE m.channel = ? AND m.kind = ? AND o.recipient = ?"
                + " AND o.state IN (?, ?) ORDER BY m.created DESC, m.id";
        try (Rows row = database.query(
                sql, crowd.channel(), Message.Kind.ALERT.name(), crowd.recipient(), PENDING, SUMMED_UP)) {
            while (row.next()) {
                boolean waits = row.text(4).equals(PENDING) && !digests.contains(row.text(1));
                if (waits || digests.contains(row.text(5))) {
                    alerts.add(new Alert(row.text(1), row.text(2), Instant.ofEpochMilli(row.number(3))));
                }
            }
        }
        return alerts;
    }

    /** Ends what waits for them: it is told by the digest, which must not be in the outbox yet. */
    public void sumUp(Crowd crowd, String digest, Instant now) throws StoreException {
        for (String earlier : waiting(crowd)) {
            database.update(
                    "UPDATE outbox SET digest = ?, answer = ? WHERE digest = ?", digest, answer(digest), earlier);
            end(crowd, "message = ?", earlier, digest, now);
        }
        database.update(
                "UPDATE outbox SET digest = ? WHERE state = ? AND recipient = ?"
                        + " AND message IN (SELECT id FROM message WHERE channel = ? AND kind = ?)",
                digest,
                PENDING,
                crowd.recipient(),
                crowd.channel(),
                Message.Kind.ALERT.name());
        end(crowd, "digest = ?", digest, digest, now);
    }

    private void end(Crowd crowd, String which, String id, String digest, Instant now) throws StoreException {
        database.update(
                "UPDATE outbox SET state = ?, settled = ?, answer = ? WHERE state = ? AND recipient = ? AND " + which,
                SUMMED_UP,
                now.toEpochMilli(),
                answer(digest),
                PENDING,
                crowd.recipient(),
                id);
    }

    private static String answer(String digest) {
        return "summed up in " + digest;
    }

    /** The digests that wait themselves. */
    private List<String> waiting(Crowd crowd) throws StoreException {
        List<String> digests = new ArrayList<>();
        String sql = "SELECT DISTINCT o.message FROM outbox o JOIN message m ON m.id = o.message"
                + " WHERE o.state = ? AND o.recipient = ? AND m.channel = ?"
                + " AND EXISTS (SELECT 1 FROM outbox s WHERE s.digest = o.message)";
        try (Rows row = database.query(sql, PENDING, crowd.recipient(), crowd.channel())) {
            while (row.next()) {
                digests.add(row.text(1));
            }
        }
        return digests;
    }
}
