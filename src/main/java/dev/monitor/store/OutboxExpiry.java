package dev.monitor.store;

import dev.monitor.model.DeliveryState;
import dev.monitor.model.Message;
import java.time.Instant;

/** Ends what nobody waits for any more. */
public final class OutboxExpiry {
    private final Database database;

    OutboxExpiry(Database database) {
        this.database = database;
    }

    /**
     * Gives up what waits for too long.
     *
     * @param alertsBefore alerts are told for so long, since they are never lost in silence
     * @param othersBefore a report is no news any more much sooner
     */
    public void giveUp(Instant alertsBefore, Instant othersBefore, Instant now) throws StoreException {
        database.update(
                "UPDATE outbox SET state = ?, settled = ?, answer = 'expired; the last try said: '"
                        + " || CASE answer WHEN '' THEN 'nothing, there was none' ELSE answer END WHERE state = ?"
                        + " AND message IN (SELECT id FROM message WHERE created < CASE kind WHEN ? THEN ? ELSE ? END)",
                DeliveryState.GIVEN_UP.words(),
                now.toEpochMilli(),
                DeliveryState.PENDING.words(),
                Message.Kind.ALERT.name(),
                alertsBefore.toEpochMilli(),
                othersBefore.toEpochMilli());
    }

    /** Forgets what was settled before a time, and recipients of which nothing was heard since. */
    public void forget(Instant before) throws StoreException {
        database.update(
                "DELETE FROM outbox WHERE state <> ? AND settled < ?",
                DeliveryState.PENDING.words(),
                before.toEpochMilli());
        database.update("DELETE FROM message_part WHERE message NOT IN (SELECT message FROM outbox)");
        database.update("DELETE FROM message WHERE id NOT IN (SELECT message FROM outbox)");
        database.update("DELETE FROM ailing WHERE last < ?", before.toEpochMilli());
    }
}
