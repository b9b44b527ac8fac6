package dev.monitor.store;

import dev.monitor.model.Usage;

/**
 * Makes readings of what the runs have moved since this was done last. Among the readings each meter has a page of its own:
 * that of any run is found at once, but they are too many to be written in each run.
 */
final class MeterPacking {
    /** So many bytes of documents are packed together: each meter's page is written once for them, in some 20 MB of memory. */
    private static final int MOST_BYTES = 8 << 20;

    /** Which meters are those of a row's user. */
    private static final String SAME_USER = "meter.uid = moved.uid AND meter.user = moved.user";

    /** Which meter is that of a row. */
    private static final String SAME = SAME_USER + " AND meter.program = moved.program";

    private final Database database;

    MeterPacking(Database database) {
        this.database = database;
    }

    void pack() throws StoreException {
        for (long last = lastOfNext(); last > 0; last = lastOfNext()) {
            makeMeters(last);
            makeReadings(last);
            database.update("DELETE FROM movement WHERE run <= ?", last);
        }
    }

    /** The last of the runs that are packed together next; 0 if none is left. */
    private long lastOfNext() throws StoreException {
        String sql = "SELECT max(run) FROM (SELECT run, sum(length(programs)) OVER (ORDER BY run) - length(programs)"
                + " AS before FROM movement) WHERE before < ?";
        try (Rows row = database.query(sql, MOST_BYTES)) {
            return row.next() ? row.number(1) : 0;
        }
    }

    /** New programs of a user have meters of their own, those first that used most, until the user has too many. */
    private void makeMeters(long last) throws StoreException {
        database.update(
                "INSERT INTO meter (uid, user, program, cpu, commands) SELECT uid, user, program, 0, 0 FROM"
                        + " (SELECT uid, user, program, row_number() OVER"
                        + " (PARTITION BY uid, user ORDER BY sum(cpu) DESC, program) AS place"
                        + " FROM " + Movement.PROGRAMS + " moved"
                        + " WHERE program <> ?3 AND NOT EXISTS (SELECT 1 FROM meter WHERE " + SAME + ")"
                        + " GROUP BY uid, user, program) moved"
                        + " WHERE place + (SELECT count(*) FROM meter WHERE " + SAME_USER + ") <= ?4",
                0,
                last,
                Usage.OTHER_PROGRAMS,
                Movement.MOST_PROGRAMS);
        database.update(
                "INSERT INTO meter (uid, user, program, cpu, commands) SELECT DISTINCT uid, user, ?3, 0, 0"
                        + " FROM " + Movement.PROGRAMS + " moved"
                        + " WHERE NOT EXISTS (SELECT 1 FROM meter WHERE " + SAME + ") ON CONFLICT DO NOTHING",
                0,
                last,
                Usage.OTHER_PROGRAMS);
    }

    private void makeReadings(long last) throws StoreException {
        database.update(
                "CREATE TEMP TABLE packing AS SELECT run,"
                        + " coalesce((SELECT id FROM meter WHERE " + SAME + "),"
                        + " (SELECT id FROM meter WHERE " + SAME_USER + " AND meter.program = ?3)) AS meter,"
                        + " sum(cpu) AS cpu, sum(commands) AS commands"
                        + " FROM " + Movement.PROGRAMS + " moved GROUP BY 2, 1",
                0,
                last,
                Usage.OTHER_PROGRAMS);
        check(last);
        database.execute("INSERT INTO reading SELECT meter, run, meter.cpu + sum(moved.cpu) OVER earlier,"
                + " meter.commands + sum(moved.commands) OVER earlier"
                + " FROM temp.packing moved CROSS JOIN meter ON id = meter"
                + " WINDOW earlier AS (PARTITION BY meter ORDER BY run)");
        database.execute("UPDATE meter SET cpu = meter.cpu + more.cpu, commands = meter.commands + more.commands"
                + " FROM (SELECT meter, sum(cpu) AS cpu, sum(commands) AS commands FROM temp.packing GROUP BY meter)"
                + " more WHERE id = meter");
        database.execute("DROP TABLE temp.packing");
    }

    /** Whether both documents of all runs together tell the same: else one of them is not what was written. */
    private void check(long last) throws StoreException {
        String sql = "SELECT total(cpu) = (SELECT total(cpu) FROM (SELECT " + Movement.USER
                + " FROM movement CROSS JOIN jsonb_each(users) WHERE run <= ?)) FROM temp.packing";
        try (Rows row = database.query(sql, last)) {
            if (!row.next() || row.number(1) != 1) {
                throw Faults.damaged(database.file());
            }
        }
    }
}
