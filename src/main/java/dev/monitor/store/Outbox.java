package dev.monitor.store;

import dev.monitor.model.Delivery;
import dev.monitor.model.DeliveryState;
import dev.monitor.model.Message;
import dev.monitor.model.Receipt;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is to be sent. Nothing is sent that is not here, and nothing leaves but delivered, summed up in a digest, or given up
 * with a reason. Each change belongs into a {@link Store#transaction}.
 */
public final class Outbox {
    private static final String PENDING = DeliveryState.PENDING.words();
    /** Nothing is put off for longer: what is due later than that was put off before the clock was set back. */
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private static final String DUE =
            "o.state = ?1 AND (o.due <= ?2 OR o.due > ?3) AND NOT EXISTS (SELECT 1 FROM ailing"
                    + " WHERE channel = m.channel AND recipient = o.recipient AND paused > ?2 AND paused <= ?3)";

    private final Database database;
    private final MovedTable moved;

    Outbox(Database database) {
        this.database = database;
        this.moved = new MovedTable(database);
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
        Map<String, String> movedTo = moved(message.channel());
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
                        movedTo.getOrDefault(recipient, recipient),
                        part,
                        PENDING,
                        now.toEpochMilli());
            }
        }
    }

    /** The recipients of a channel that said where they are now. */
    public Map<String, String> moved(String channel) throws StoreException {
        return moved.of(channel);
    }

    /** Whether anything is due; cheaper than {@link #due}, for the many runs that have nothing to send. */
    public boolean hasDue(Instant now) throws StoreException {
        String sql = "SELECT 1 FROM outbox o CROSS JOIN message m ON m.id = o.message WHERE " + DUE + " LIMIT 1";
        try (Rows row = database.query(sql, PENDING, now.toEpochMilli(), horizon(now))) {
            return row.next();
        }
    }

    private static long horizon(Instant now) {
        return now.plus(LONGEST_WAIT).toEpochMilli();
    }

    /**
     * What is due, oldest message first, but for recipients who asked to be left alone. A part waits for those before it, a
     * message for the one that it goes on from.
     */
    public List<Delivery> due(Instant now) throws StoreException {
        List<Delivery> due = new ArrayList<>();
        String sql = "SELECT o.id, o.message, m.kind, m.channel, m.subject, m.thread, m.silent, o.recipient, o.part,"
                + " p.content, o.attempts, m.created, (SELECT count(*) FROM message_part n WHERE n.message = o.message),"
                + " EXISTS (SELECT 1 FROM outbox t WHERE t.message = m.thread AND t.recipient = o.recipient"
                + " AND t.state = o.state) FROM outbox o JOIN message m ON m.id = o.message"
                + " JOIN message_part p ON p.message = o.message AND p.part = o.part"
                + " WHERE " + DUE + " AND NOT EXISTS (SELECT 1 FROM outbox e"
                + " WHERE e.message = o.message AND e.recipient = o.recipient AND e.part < o.part"
                + " AND e.state = o.state AND e.due > ?2 AND e.due <= ?3)"
                + " ORDER BY m.created, o.message, o.recipient, o.part";
        try (Rows row = database.query(sql, PENDING, now.toEpochMilli(), horizon(now))) {
            Set<String> ready = new HashSet<>();
            while (row.next()) {
                if (row.number(14) != 0 && !ready.contains(row.text(6) + " " + row.text(8))) {
                    continue;
                }
                ready.add(row.text(2) + " " + row.text(8));
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

    /**
     * Counts a try before it is made: if nothing is heard of it, the next one knows that it may be the second.
     *
     * @return whether the request is still to be made: people may have dropped it meanwhile
     */
    public boolean begin(Delivery delivery) throws StoreException {
        return database.update(
                        "UPDATE outbox SET attempts = attempts + 1, answer = ? WHERE id = ? AND state = ?",
                        "the last try was cut off, so nobody knows what came of it",
                        delivery.id(),
                        PENDING)
                > 0;
    }

    /** Writes down what became of a request. */
    public void settle(Delivery delivery, Receipt receipt, Instant now) throws StoreException {
        if (receipt instanceof Receipt.Delivered delivered) {
            end(delivery, DeliveryState.DELIVERED, delivered.id(), now);
        } else if (receipt instanceof Receipt.Rejected rejected) {
            end(delivery, DeliveryState.GIVEN_UP, rejected.why(), now);
        } else if (receipt instanceof Receipt.Retry retry) {
            database.update(
                    "UPDATE outbox SET due = ?, answer = ? WHERE id = ? AND state = ?",
                    now.plus(retry.after()).toEpochMilli(),
                    retry.why(),
                    delivery.id(),
                    PENDING);
        } else if (receipt instanceof Receipt.Moved to) {
            move(delivery, to.to(), now);
        }
    }

    private void end(Delivery delivery, DeliveryState state, String answer, Instant now) throws StoreException {
        database.update(
                "UPDATE outbox SET state = ?, settled = ?, answer = ? WHERE id = ?",
                state.words(),
                now.toEpochMilli(),
                answer,
                delivery.id());
    }

    private void move(Delivery delivery, String to, Instant now) throws StoreException {
        moved.keep(delivery, to);
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
                DeliveryState.GIVEN_UP.words(),
                now.toEpochMilli(),
                "moved to " + to,
                PENDING,
                delivery.recipient(),
                delivery.channel());
    }
}
