package dev.monitor.store;

import dev.monitor.model.HourlyUsage;
import dev.monitor.model.Usage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes what was used in hours before the first run, as if there had been a run at the end of each. */
final class HistoryWriter {
    private static final class Meter {
        final long id;
        long cpu;
        long commands;

        Meter(long id) {
            this.id = id;
        }
    }

    private final Database database;
    private final MeterWriter writer;
    private final Map<String, Meter> meters = new HashMap<>();
    private final Map<Long, Meter> byId = new HashMap<>();

    HistoryWriter(Database database, MeterWriter writer) {
        this.database = database;
        this.writer = writer;
    }

    /** @param run the place of the first hour; the others follow */
    void write(long run, List<HourlyUsage> hours) throws StoreException {
        String reading = "INSERT OR REPLACE INTO reading (meter, run, cpu, commands) VALUES (?, ?, ?, ?)";
        try (Change insert = database.change(reading)) {
            for (int hour = 0; hour < hours.size(); hour++) {
                for (Usage usage : hours.get(hour).usage()) {
                    Meter meter = meter(usage);
                    meter.cpu += usage.cpu().toMillis() / 10;
                    meter.commands += usage.commands();
                    insert.run(meter.id, run + hour, meter.cpu, meter.commands);
                }
            }
        }
        try (Change update = database.change("UPDATE meter SET cpu = cpu + ?, commands = commands + ? WHERE id = ?")) {
            for (Meter meter : new ArrayList<>(byId.values())) {
                update.run(meter.cpu, meter.commands, meter.id);
            }
        }
    }

    /** Two programs have one meter where their user has too many. */
    private Meter meter(Usage usage) throws StoreException {
        String key = usage.uid() + "\n" + usage.user() + "\n" + usage.program();
        Meter meter = meters.get(key);
        if (meter == null) {
            long id = writer.meter(usage);
            meter = byId.get(id);
            if (meter == null) {
                meter = new Meter(id);
                byId.put(id, meter);
            }
            meters.put(key, meter);
        }
        return meter;
    }
}
