package dev.monitor.store;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Takes over from another store, whose schema is the same, what alerts and deliveries live by: the states of the alerts on
 * their steady clock, who is logged in, what is silenced, held back or told, and messages with their requests. The history
 * and the meters stay where they are.
 */
final class Handover {
    /** What these hold is as a whole what is so at one time. */
    private static final String[] TABLES = {"alert", "silence", "session", "held", "ailing", "moved", "told"};

    /** Messages of which something waits, and those that a digest tells which waits. */
    private static final String WAITING = "SELECT message FROM other.outbox WHERE state = 'pending' UNION"
            + " SELECT o.message FROM other.outbox o JOIN other.outbox d ON d.message = o.digest"
            + " WHERE d.state = 'pending'";

    private static final String ALL = "SELECT id FROM other.message";

    private static final String REQUEST = "message, recipient, part, state, attempts, due, settled, answer, digest";

    private final Store store;
    private final Database database;

    Handover(Store store, Database database) {
        this.store = store;
        this.database = database;
    }

    /** Makes a new store one that stands in for another. Requests keep their numbers. */
    void standInFor(Path other) throws StoreException {
        database.update("ATTACH ? AS other", other.toString());
        try {
            store.transaction(() -> {
                takeStates();
                takeMessages(WAITING);
                database.execute("INSERT INTO outbox (id, " + REQUEST + ") SELECT id, " + REQUEST
                        + " FROM other.outbox WHERE message IN (SELECT id FROM message)");
                database.execute("INSERT INTO state VALUES ('goes_on', '')");
                begin();
            });
        } finally {
            database.execute("DETACH other");
        }
    }

    /** Makes a new store one that stands in for another of which nothing can be known. */
    void standIn() throws StoreException {
        store.transaction(this::begin);
    }

    private void begin() throws StoreException {
        database.execute("INSERT INTO state VALUES ('stand_in', lower(hex(randomblob(8))))");
    }

    /** The name of a store that stands in; of any other the last one that it took back; null if there was none. */
    @Nullable
    String name() throws StoreException {
        try (Rows row = database.query("SELECT value FROM state WHERE name = 'stand_in'")) {
            return row.next() ? row.text(1) : null;
        }
    }

    /** Takes back what became of it all in a store that stood in for this one. Done twice it is done once. */
    void takeBack(Path other, String name) throws StoreException {
        database.update("ATTACH ? AS other", other.toString());
        try {
            store.transaction(() -> {
                if (!name.equals(name())) {
                    takeBack();
                }
            });
        } finally {
            database.execute("DETACH other");
        }
    }

    private void takeBack() throws StoreException {
        // One that had to begin without any states knows less than this one, unless that is new.
        if (has("other.state", "goes_on") || !has("main.state", "clock")) {
            takeStates();
            database.execute("INSERT OR REPLACE INTO alert_log SELECT * FROM other.alert_log");
        }
        takeMessages(ALL);
        database.execute("INSERT INTO outbox (" + REQUEST + ") SELECT " + REQUEST + " FROM other.outbox WHERE true"
                + " ON CONFLICT (message, recipient, part) DO UPDATE SET state = excluded.state,"
                + " attempts = excluded.attempts, due = excluded.due, settled = excluded.settled,"
                + " answer = excluded.answer, digest = excluded.digest WHERE outbox.state = 'pending'");
        // What is left was addressed to recipients that have moved.
        database.execute("DELETE FROM outbox WHERE state = 'pending' AND message IN (" + ALL + ") AND NOT EXISTS"
                + " (SELECT 1 FROM other.outbox o WHERE o.message = outbox.message"
                + " AND o.recipient = outbox.recipient AND o.part = outbox.part)");
        database.execute("INSERT OR REPLACE INTO state SELECT * FROM other.state WHERE name = 'stand_in'");
    }

    private boolean has(String table, String name) throws StoreException {
        try (Rows row = database.query("SELECT 1 FROM " + table + " WHERE name = ?", name)) {
            return row.next();
        }
    }

    private void takeStates() throws StoreException {
        for (String table : TABLES) {
            database.execute("DELETE FROM main." + table);
            database.execute("INSERT INTO main." + table + " SELECT * FROM other." + table);
        }
        database.execute("INSERT OR REPLACE INTO main.state SELECT * FROM other.state"
                + " WHERE name IN ('clock', 'attendance')");
    }

    private void takeMessages(String which) throws StoreException {
        database.execute("INSERT OR IGNORE INTO message SELECT * FROM other.message WHERE id IN (" + which + ")");
        database.execute(
                "INSERT OR IGNORE INTO message_part SELECT * FROM other.message_part WHERE message IN (" + which + ")");
    }
}
