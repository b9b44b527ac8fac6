package dev.monitor.store;

import dev.monitor.model.AlertEvent;
import dev.monitor.model.Held;
import dev.monitor.model.SessionEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What quiet hours hold back. */
public final class HeldTable {
    private final Database database;

    HeldTable(Database database) {
        this.database = database;
    }

    /** Whether anything is held back; cheaper than {@link #read}, for the many runs of a night. */
    public boolean isEmpty() throws StoreException {
        try (Rows row = database.query("SELECT 1 FROM held LIMIT 1")) {
            return !row.next();
        }
    }

    /** All that is held back; null if nothing is. */
    public @Nullable Held read() throws StoreException {
        List<AlertEvent> alerts = new ArrayList<>();
        List<SessionEvent> sessions = new ArrayList<>();
        Instant since = null;
        try (Rows row = database.query("SELECT at, event FROM held ORDER BY id")) {
            while (row.next()) {
                since = since == null ? Instant.ofEpochMilli(row.number(1)) : since;
                HeldCodec.read(row.text(2), alerts, sessions);
            }
        }
        return since == null ? null : new Held(since, alerts, sessions);
    }

    /** Holds back what happened in a run. */
    public void add(Instant at, List<AlertEvent> alerts, List<SessionEvent> sessions) throws StoreException {
        for (AlertEvent alert : alerts) {
            add(at, HeldCodec.write(alert));
        }
        for (SessionEvent session : sessions) {
            add(at, HeldCodec.write(session));
        }
    }

    private void add(Instant at, String event) throws StoreException {
        database.update("INSERT INTO held (at, event) VALUES (?, ?)", at.toEpochMilli(), event);
    }

    /** Lets all of it go: it is told now. */
    public void clear() throws StoreException {
        database.update("DELETE FROM held");
    }
}
