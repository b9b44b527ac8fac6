package dev.monitor.store;

import dev.monitor.model.ProgramSums;
import dev.monitor.model.Reading;
import dev.monitor.model.Ticks;
import dev.monitor.model.UserKey;
import dev.monitor.model.UserUsage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The CPU meters: what each user's programs have used since the history began. */
public final class MeterTable {
    private final Database database;

    MeterTable(Database database) {
        this.database = database;
    }

    /**
     * Moves the meters on, once in a run and within its transaction.
     *
     * @param run the last one there is
     * @param used what moves them; no user comes twice
     */
    public void add(long run, List<UserUsage> used) throws StoreException {
        if (used.isEmpty()) {
            return;
        }
        Movement movement = new Movement(used);
        byte[] users = movement.users();
        database.update(
                "INSERT INTO movement VALUES (?, CAST(? AS TEXT), CAST(? AS TEXT))", run, users, movement.programs());
        // Without WHERE, SQLite would take ON for that of a join.
        database.update(
                "INSERT INTO user_meter SELECT " + Movement.USER + " FROM jsonb_each(CAST(? AS TEXT)) WHERE true"
                        + " ON CONFLICT DO UPDATE SET cpu = cpu + excluded.cpu, commands = commands + excluded.commands",
                users);
    }

    /**
     * Makes readings of what runs have added since this was done last, within a transaction.
     *
     * @throws StoreException of {@link StoreException.Kind#DAMAGED} if what a run has added cannot be read
     */
    public void pack() throws StoreException {
        new MeterPacking(database).pack();
    }

    /** The meters of all users. */
    public List<Reading> readings() throws StoreException {
        List<Reading> readings = new ArrayList<>();
        try (Rows row = database.query("SELECT uid, user, cpu, commands FROM user_meter")) {
            while (row.next()) {
                readings.add(reading(row));
            }
        }
        return readings;
    }

    /** What the meters of all users showed after a run. CROSS JOIN keeps SQLite from reading all readings first. */
    public List<Reading> readingsAt(long run) throws StoreException {
        List<Reading> readings = new ArrayList<>();
        String sql = "SELECT uid, user, sum(cpu), sum(commands) FROM ("
                + "SELECT uid, user, r.cpu, r.commands FROM meter CROSS JOIN reading r ON r.meter = id"
                + " AND r.run = (SELECT max(run) FROM reading WHERE meter = id AND run <= ?1)"
                + " UNION ALL SELECT " + Movement.USER + " FROM movement CROSS JOIN jsonb_each(users) WHERE run <= ?1"
                + ") GROUP BY uid, user";
        try (Rows row = database.query(sql, run)) {
            while (row.next()) {
                readings.add(reading(row));
            }
        }
        return readings;
    }

    /**
     * What was used between the ends of two runs. It is one statement, so that usage which is packed meanwhile is seen once.
     *
     * @param after the run that the window begins with; 0 for the beginning of the history
     * @param upTo the run that it ends with
     */
    public List<UserUsage> between(long after, long upTo) throws StoreException {
        String sql = "SELECT uid, user, program,"
                + " e.cpu - coalesce(b.cpu, 0) AS cpu_moved, e.commands - coalesce(b.commands, 0) AS commands_moved"
                + " FROM meter CROSS JOIN reading e ON e.meter = id"
                + " AND e.run = (SELECT max(run) FROM reading WHERE meter = id AND run > ?1 AND run <= ?2)"
                + " LEFT JOIN reading b ON b.meter = id"
                + " AND b.run = (SELECT max(run) FROM reading WHERE meter = id AND run <= ?1)"
                + " WHERE cpu_moved > 0 OR commands_moved > 0"
                + " UNION ALL SELECT uid, user, program, sum(cpu), sum(commands) FROM " + Movement.PROGRAMS
                + " GROUP BY uid, user, program HAVING sum(cpu) > 0 OR sum(commands) > 0";
        Map<UserKey, ProgramSums> users = new LinkedHashMap<>();
        try (Rows row = database.query(sql, after, upTo)) {
            while (row.next()) {
                UserKey key = new UserKey(row.number(1), row.text(2));
                ProgramSums programs = users.get(key);
                if (programs == null) {
                    programs = new ProgramSums();
                    users.put(key, programs);
                }
                programs.add(row.text(3), row.number(4), row.number(5));
            }
        }
        return UserUsage.of(users);
    }

    /** A row of uid, user, CPU time and commands. */
    private static Reading reading(Rows row) throws StoreException {
        return new Reading(row.number(1), row.text(2), Ticks.duration(row.number(3)), row.number(4));
    }
}
