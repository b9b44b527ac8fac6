package dev.monitor.store;

import dev.monitor.model.AccountingCursor;
import dev.monitor.model.MeterState;
import dev.monitor.model.Source;
import dev.monitor.model.Ticks;
import dev.monitor.model.Usage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the meter must remember from one run to the next: how far the accounting was read, and which processes lived. */
public final class MeterStateTable {
    private final Database database;
    private final ProcessBuckets processes;

    MeterStateTable(Database database) {
        this.database = database;
        this.processes = new ProcessBuckets(database);
    }

    /** What the meter left for its next run. */
    public MeterState load() throws StoreException {
        List<Usage> saTotals = new ArrayList<>();
        try (Rows row = database.query("SELECT uid, user, program, cpu, commands FROM sa_total")) {
            while (row.next()) {
                saTotals.add(new Usage(
                        row.number(1), row.text(2), row.text(3), Ticks.duration(row.number(4)), row.number(5)));
            }
        }
        return new MeterState(cursor(), saTotals, saTotals.isEmpty() ? -1 : saBegin(), processes.load(), era());
    }

    private long saBegin() throws StoreException {
        try (Rows row = database.query("SELECT value FROM state WHERE name = 'sa_begin'")) {
            return row.next() ? Long.parseLong(row.text(1)) : -1;
        }
    }

    private MeterState.@Nullable Era era() throws StoreException {
        try (Rows row = database.query("SELECT value FROM state WHERE name = 'era'")) {
            if (!row.next()) {
                return null;
            }
            String[] fields = row.text(1).split(" ", -1);
            return new MeterState.Era(Source.valueOf(fields[0]), Instant.ofEpochMilli(Long.parseLong(fields[1])));
        }
    }

    private @Nullable AccountingCursor cursor() throws StoreException {
        try (Rows row = database.query("SELECT value FROM state WHERE name = 'cursor'")) {
            if (!row.next()) {
                return null;
            }
            String[] fields = row.text(1).split("\n", -1);
            return new AccountingCursor(
                    fields[0],
                    Long.parseLong(fields[1]),
                    Long.parseLong(fields[2]),
                    Long.parseLong(fields[3]),
                    fields[4],
                    fields[5],
                    Instant.ofEpochMilli(Long.parseLong(fields[6])));
        }
    }

    /** Keeps what the meter leaves for its next run. */
    public void keep(MeterState before, MeterState next) throws StoreException {
        String cursor = text(next.cursor());
        if (!cursor.isEmpty() && !cursor.equals(text(before.cursor()))) {
            database.update("INSERT OR REPLACE INTO state VALUES ('cursor', ?)", cursor);
        }
        if (next.saBegin() != before.saBegin()) {
            database.update("INSERT OR REPLACE INTO state VALUES ('sa_begin', ?)", Long.toString(next.saBegin()));
        }
        if (!next.saTotals().equals(before.saTotals())) {
            database.execute("DELETE FROM sa_total");
            for (Usage total : next.saTotals()) {
                database.update(
                        "INSERT INTO sa_total (user, uid, program, cpu, commands) VALUES (?, ?, ?, ?, ?)",
                        total.user(),
                        total.uid(),
                        total.program(),
                        Ticks.of(total.cpu()),
                        total.commands());
            }
        }
        String era = text(next.era());
        if (!era.isEmpty() && !era.equals(text(before.era()))) {
            database.update("INSERT OR REPLACE INTO state VALUES ('era', ?)", era);
        }
        if (next.living() != null) {
            processes.save(next.living());
        }
    }

    private static String text(@Nullable AccountingCursor cursor) {
        return cursor == null
                ? ""
                : cursor.file() + "\n" + cursor.device() + "\n" + cursor.inode() + "\n" + cursor.offset() + "\n"
                        + cursor.first() + "\n" + cursor.last() + "\n"
                        + cursor.lastEnd().toEpochMilli();
    }

    private static String text(MeterState.@Nullable Era era) {
        return era == null ? "" : era.source() + " " + era.since().toEpochMilli();
    }
}
