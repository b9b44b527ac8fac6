package dev.monitor.store;

import dev.monitor.model.Delivery;
import dev.monitor.model.Message;
import dev.monitor.model.Receipt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is to be sent. Nothing is sent that is not here, and nothing leaves but delivered, or given up with a reason. */
public final class Outbox {
    private static final String PENDING = "pending";
    private static final String DELIVERED = "delivered";
    private static final String GIVEN_UP = "given up";

    private final Database database;

    Outbox(Database database) {
        this.database = database;
    }

    /** Puts a message in, one row for each recipient and part. A recipient that has moved gets it at its new address. */
    public void add(long run, Message message, List<String> recipients, Instant now) throws StoreException {
        database.update(
                "INSERT INTO message (id, run, kind, channel, subject, thread, silent, created)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                message.id(),
                run,
                message.kind().name(),
                message.channel(),
                message.subject(),
                message.thread(),
                message.silent() ? 1 : 0,
                now.toEpochMilli());
        Map<String, String> moved = moved(message.channel());
        for (int part = 1; part <= message.parts().size(); part++) {
            database.update(
                    "INSERT INTO message_part (message, part, content) VALUES (?, ?, ?)",
                    message.id(),
                    part,
                    PartCodec.write(message.parts().get(part - 1)));
            for (String recipient : recipients) {
                database.update(
                        "INSERT OR IGNORE INTO outbox (message, recipient, part, state, attempts, due, answer)"
                                + " VALUES (?, ?, ?, ?, 0, ?, '')",
                        message.id(),
                        moved.getOrDefault(recipient, recipient),
                        part,
                        PENDING,
                        now.toEpochMilli());
            }
        }
    }

    /** Whether anything is due; cheaper than {@link #due}, for the many runs that have nothing to send. */
    public boolean hasDue(Instant now) throws StoreException {
        String sql = "SELECT 1 FROM outbox WHERE state = ? AND due <= ? LIMIT 1";
        try (Rows row = database.query(sql, PENDING, now.toEpochMilli())) {
            return row.next();
        }
    }

    /** What is due, oldest message first, in the order of its parts; a part waits for those before it. */
    public List<Delivery> due(Instant now) throws StoreException {
        List<Delivery> due = new ArrayList<>();
        String sql = "SELECT o.id, o.message, m.kind, m.channel, m.subject, m.thread, m.silent, o.recipient, o.part,"
                + " p.content, o.attempts, m.created, (SELECT count(*) FROM message_part n WHERE n.message = o.message)"
                + " FROM outbox o JOIN message m ON m.id = o.message"
                + " JOIN message_part p ON p.message = o.message AND p.part = o.part"
                + " WHERE o.state = ? AND o.due <= ? AND NOT EXISTS (SELECT 1 FROM outbox e WHERE e.message = o.message"
                + " AND e.recipient = o.recipient AND e.part < o.part AND e.state = o.state AND e.due > ?)"
                + " ORDER BY m.created, o.message, o.recipient, o.part";
        try (Rows row = database.query(sql, PENDING, now.toEpochMilli(), now.toEpochMilli())) {
            while (row.next()) {
                due.add(new Delivery(
                        row.number(1),
                        row.text(2),
                        Message.Kind.valueOf(row.text(3)),
                        row.text(4),
                        row.text(5),
                        row.textOrNull(6),
                        row.number(7) != 0,
                        row.text(8),
                        (int) row.number(9),
                        (int) row.number(13),
                        PartCodec.read(row.text(10)),
                        (int) row.number(11),
                        Instant.ofEpochMilli(row.number(12))));
            }
        }
        return due;
    }

    /** Writes down what became of a request, in a transaction of its own. */
    public void settle(Delivery delivery, Receipt receipt, Instant now) throws StoreException {
        database.begin();
        try {
            if (receipt instanceof Receipt.Delivered delivered) {
                end(delivery, DELIVERED, delivered.id(), now);
            } else if (receipt instanceof Receipt.Rejected rejected) {
                end(delivery, GIVEN_UP, rejected.why(), now);
            } else if (receipt instanceof Receipt.Retry retry) {
                database.update(
                        "UPDATE outbox SET attempts = attempts + 1, due = ?, answer = ? WHERE id = ?",
                        now.plus(retry.after()).toEpochMilli(),
                        retry.why(),
                        delivery.id());
            } else if (receipt instanceof Receipt.Moved moved) {
                move(delivery, moved.to(), now);
            }
            database.commit();
        } finally {
            database.rollback();
        }
    }

    private void end(Delivery delivery, String state, String answer, Instant now) throws StoreException {
        database.update(
                "UPDATE outbox SET state = ?, attempts = attempts + 1, settled = ?, answer = ? WHERE id = ?",
                state,
                now.toEpochMilli(),
                answer,
                delivery.id());
    }

    private void move(Delivery delivery, String to, Instant now) throws StoreException {
        // Who had moved here before has moved on as well.
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
        database.update(
                "UPDATE OR IGNORE outbox SET recipient = ? WHERE state = ? AND recipient = ?"
                        + " AND message IN (SELECT id FROM message WHERE channel = ?)",
                to,
                PENDING,
                delivery.recipient(),
                delivery.channel());
        // What is left was addressed to the new address as well.
        database.update(
                "UPDATE outbox SET state = ?, settled = ?, answer = ? WHERE state = ? AND recipient = ?"
                        + " AND message IN (SELECT id FROM message WHERE channel = ?)",
                GIVEN_UP,
                now.toEpochMilli(),
                "moved to " + to,
                PENDING,
                delivery.recipient(),
                delivery.channel());
    }

    /** The recipients of a channel that said where they are now. */
    public Map<String, String> moved(String channel) throws StoreException {
        Map<String, String> moved = new HashMap<>();
        try (Rows row = database.query("SELECT recipient, moved_to FROM moved WHERE channel = ?", channel)) {
            while (row.next()) {
                moved.put(row.text(1), row.text(2));
            }
        }
        return moved;
    }

    /** Gives up what waits since before a time, and forgets what was settled before another. */
    public void expire(Instant pendingSince, Instant settledBefore, Instant now) throws StoreException {
        database.update(
                "UPDATE outbox SET state = ?, settled = ?, answer = 'expired; the last try said: ' || answer"
                        + " WHERE state = ? AND message IN (SELECT id FROM message WHERE created < ?)",
                GIVEN_UP,
                now.toEpochMilli(),
                PENDING,
                pendingSince.toEpochMilli());
        database.update("DELETE FROM outbox WHERE state <> ? AND settled < ?", PENDING, settledBefore.toEpochMilli());
        database.update("DELETE FROM message_part WHERE message NOT IN (SELECT message FROM outbox)");
        database.update("DELETE FROM message WHERE id NOT IN (SELECT message FROM outbox)");
    }

    /** How many requests wait. */
    public long pending() throws StoreException {
        try (Rows row = database.query("SELECT count(*) FROM outbox WHERE state = ?", PENDING)) {
            return row.next() ? row.number(1) : 0;
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
}
