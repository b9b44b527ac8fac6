package dev.monitor.store;

import dev.monitor.model.Usage;

/**
 * Makes readings of what the runs have moved since this was done last. Among the readings each meter has a page of its own:
 * that of any run is found at once, but they are too many to be written in each run.
 */
final class MeterPacking {
    /** Which meter is that of a row. */
    private static final String SAME_USER = "meter.uid = moved.uid AND meter.user = moved.user";

    private static final String SAME = SAME_USER + " AND meter.program = moved.program";

    private final Database database;

    MeterPacking(Database database) {
        this.database = database;
    }

    void pack() throws StoreException {
        database.update(
                "CREATE TEMP TABLE moved AS SELECT *, NULL AS meter FROM " + Movement.PROGRAMS, 0, Long.MAX_VALUE);
        makeMeters();
        makeReadings();
        database.execute("DROP TABLE moved");
        database.execute("DELETE FROM movement");
    }

    /** New programs of a user have meters of their own, those first that used most, until the user has too many. */
    private void makeMeters() throws StoreException {
        database.update(
                "INSERT INTO meter (uid, user, program, cpu, commands) SELECT uid, user, program, 0, 0 FROM"
                        + " (SELECT uid, user, program, row_number() OVER"
                        + " (PARTITION BY uid, user ORDER BY sum(cpu) DESC, program) AS place"
                        + " FROM moved WHERE program <> ?1 AND NOT EXISTS (SELECT 1 FROM meter WHERE " + SAME + ")"
                        + " GROUP BY uid, user, program) moved"
                        + " WHERE place + (SELECT count(*) FROM meter WHERE " + SAME_USER + ") <= ?2",
                Usage.OTHER_PROGRAMS,
                Movement.MOST_PROGRAMS);
        database.execute("UPDATE moved SET meter = (SELECT id FROM meter WHERE " + SAME + ")");
        database.update(
                "INSERT OR IGNORE INTO meter (uid, user, program, cpu, commands)"
                        + " SELECT DISTINCT uid, user, ?, 0, 0 FROM moved WHERE meter IS NULL",
                Usage.OTHER_PROGRAMS);
        database.update(
                "UPDATE moved SET meter = (SELECT id FROM meter WHERE " + SAME_USER + " AND meter.program = ?)"
                        + " WHERE meter IS NULL",
                Usage.OTHER_PROGRAMS);
    }

    private void makeReadings() throws StoreException {
        database.execute("INSERT INTO reading SELECT meter, run, meter.cpu + sum(sum(moved.cpu)) OVER earlier,"
                + " meter.commands + sum(sum(moved.commands)) OVER earlier FROM moved CROSS JOIN meter ON id = meter"
                + " GROUP BY meter, run WINDOW earlier AS (PARTITION BY meter ORDER BY run)");
        database.execute("UPDATE meter SET cpu = meter.cpu + more.cpu, commands = meter.commands + more.commands FROM"
                + " (SELECT meter, sum(cpu) AS cpu, sum(commands) AS commands FROM moved GROUP BY meter) more"
                + " WHERE id = meter");
    }
}
