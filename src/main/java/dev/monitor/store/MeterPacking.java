package dev.monitor.store;

/**
 * Makes readings of what the runs have moved since this was done last. Among the readings each meter has a page of its own:
 * that of any run is found at once, but they are too many to be written in each run.
 */
final class MeterPacking {
    private final Database database;

    MeterPacking(Database database) {
        this.database = database;
    }

    void pack() throws StoreException {
        database.execute("INSERT INTO reading SELECT meter, run, meter.cpu + sum(movement.cpu) OVER earlier,"
                + " meter.commands + sum(movement.commands) OVER earlier FROM movement CROSS JOIN meter ON id = meter"
                + " WINDOW earlier AS (PARTITION BY meter ORDER BY run)");
        database.execute("UPDATE meter SET cpu = meter.cpu + moved.cpu, commands = meter.commands + moved.commands FROM"
                + " (SELECT meter, sum(cpu) AS cpu, sum(commands) AS commands FROM movement GROUP BY meter) moved"
                + " WHERE id = meter");
        database.execute("DELETE FROM movement");
    }
}
