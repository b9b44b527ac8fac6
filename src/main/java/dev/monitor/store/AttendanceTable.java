package dev.monitor.store;

import dev.monitor.model.Attendance;
import dev.monitor.model.Attendance.Known;
import dev.monitor.model.Sessions.Session;
import dev.monitor.model.WtmpPosition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who was logged in at the last look. */
public final class AttendanceTable {
    private static final String STATE = "attendance";

    private final Database database;

    AttendanceTable(Database database) {
        this.database = database;
    }

    /** What the last look left; null before the first. */
    public @Nullable Attendance read() throws StoreException {
        try (Rows row = database.query("SELECT value FROM state WHERE name = ?", STATE)) {
            if (!row.next()) {
                return null;
            }
            String[] words = row.text(1).split(" ", -1);
            WtmpPosition wtmp = new WtmpPosition(Long.parseLong(words[1]), Long.parseLong(words[2]));
            return new Attendance(Instant.ofEpochMilli(Long.parseLong(words[0])), known(), wtmp);
        }
    }

    private List<Known> known() throws StoreException {
        List<Known> known = new ArrayList<>();
        try (Rows row = database.query("SELECT user, tty, source, since, missing FROM session ORDER BY since")) {
            while (row.next()) {
                Instant since = Instant.ofEpochMilli(row.number(4));
                Long missing = row.numberOrNull(5);
                known.add(new Known(
                        new Session(row.text(1), row.text(2), row.text(3), since),
                        missing == null ? null : Instant.ofEpochMilli(missing)));
            }
        }
        return known;
    }

    /**
     * Keeps what a look leaves, and writes what changed.
     *
     * @param before what {@link #read} gave to this run
     */
    public void replace(@Nullable Attendance before, Attendance after) throws StoreException {
        WtmpPosition wtmp = after.wtmp();
        String state = after.at().toEpochMilli() + " " + wtmp.inode() + " " + wtmp.offset();
        database.update("INSERT OR REPLACE INTO state VALUES (?, ?)", STATE, state);
        Set<String> stood = rows(before);
        Set<String> stays = rows(after);
        for (Known known : before == null ? List.<Known>of() : before.known()) {
            if (!stays.contains(row(known))) {
                delete(known.session());
            }
        }
        for (Known known : after.known()) {
            if (!stood.contains(row(known))) {
                write(known);
            }
        }
    }

    private static Set<String> rows(@Nullable Attendance attendance) {
        Set<String> rows = new HashSet<>();
        if (attendance != null) {
            for (Known known : attendance.known()) {
                rows.add(row(known));
            }
        }
        return rows;
    }

    /** All that a row holds, as one text. */
    private static String row(Known known) {
        Instant missing = known.missing();
        return (missing == null ? "" : missing.toEpochMilli()) + " "
                + known.session().identity();
    }

    private void delete(Session session) throws StoreException {
        database.update(
                "DELETE FROM session WHERE user = ? AND tty = ? AND source = ? AND since = ?",
                session.user(),
                session.tty(),
                session.from(),
                session.since().toEpochMilli());
    }

    private void write(Known known) throws StoreException {
        Session session = known.session();
        Instant missing = known.missing();
        database.update(
                "INSERT OR REPLACE INTO session (user, tty, source, since, missing) VALUES (?, ?, ?, ?, ?)",
                session.user(),
                session.tty(),
                session.from(),
                session.since().toEpochMilli(),
                missing == null ? null : missing.toEpochMilli());
    }
}
