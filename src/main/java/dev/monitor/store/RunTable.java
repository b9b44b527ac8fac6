package dev.monitor.store;

import dev.monitor.model.CpuTimes;
import dev.monitor.model.MachineTimes;
import dev.monitor.model.NoRun;
import dev.monitor.model.PreviousRun;
import dev.monitor.model.RunId;
import dev.monitor.model.SteadyClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The runs: their order, their times, and what one of them leaves to the next. */
public final class RunTable {
    /** Where a window begins that begins with the history itself. */
    public static final long ORIGIN = 0;

    private static final Duration SHORTEST_PAUSE = Duration.ofMinutes(5);
    /** So many times the usual distance of runs is a pause. */
    private static final int TIMES_USUAL = 3;

    private final Database database;

    RunTable(Database database) {
        this.database = database;
    }

    /** The run before this one; null on the first. */
    public @Nullable PreviousRun previous() throws StoreException {
        return find("SELECT seq, run, at, machine FROM run ORDER BY seq DESC LIMIT 1");
    }

    /** The last run that was not after a time; null where all were. */
    public @Nullable PreviousRun notAfter(Instant time) throws StoreException {
        return find(
                "SELECT seq, run, at, machine FROM run WHERE at <= ? ORDER BY seq DESC LIMIT 1", time.toEpochMilli());
    }

    /** A run by its place, or the last one before it that is still known. */
    public @Nullable PreviousRun upTo(long sequence) throws StoreException {
        return find("SELECT seq, run, at, machine FROM run WHERE seq <= ? ORDER BY seq DESC LIMIT 1", sequence);
    }

    /** The last runs that are still known, latest first. */
    public List<PreviousRun> latest(int most) throws StoreException {
        List<PreviousRun> runs = new ArrayList<>();
        try (Rows row = database.query("SELECT seq, run, at, machine FROM run ORDER BY seq DESC LIMIT ?", most)) {
            while (row.next()) {
                runs.add(run(row));
            }
        }
        return runs;
    }

    private @Nullable PreviousRun find(String sql, Object... parameters) throws StoreException {
        try (Rows row = database.query(sql, parameters)) {
            return row.next() ? run(row) : null;
        }
    }

    private static PreviousRun run(Rows row) throws StoreException {
        Long machine = row.numberOrNull(4);
        return new PreviousRun(
                row.number(1),
                new RunId(row.text(2)),
                Instant.ofEpochMilli(row.number(3)),
                machine == null ? null : Duration.ofMillis(machine * 10));
    }

    /** The machine's processor times at the last run that could read them; null before the first. */
    public @Nullable MachineTimes times() throws StoreException {
        String ticks = state("cpu");
        String bootId = state("cpu_boot_id");
        if (ticks == null || bootId == null) {
            return null;
        }
        List<Long> columns = new ArrayList<>();
        for (String column : ticks.split(" ", -1)) {
            columns.add(Long.valueOf(column));
        }
        return new MachineTimes(bootId, new CpuTimes(columns));
    }

    /**
     * Adds a run.
     *
     * @param times the machine's processor times; null keeps those of the run before, so that nothing is lost between
     * @param machine the machine's meter after this run
     */
    public void add(long sequence, RunId run, Instant at, @Nullable MachineTimes times, @Nullable Duration machine)
            throws StoreException {
        database.update(
                "INSERT INTO run (seq, run, at, machine) VALUES (?, ?, ?, ?)",
                sequence,
                run.value(),
                at.toEpochMilli(),
                machine == null ? null : machine.toMillis() / 10);
        if (times != null) {
            StringBuilder ticks = new StringBuilder();
            for (long column : times.cpu().ticks()) {
                ticks.append(ticks.length() == 0 ? "" : " ").append(column);
            }
            setState("cpu", ticks.toString());
            setState("cpu_boot_id", times.bootId());
        }
    }

    /**
     * Where the history begins: as a run with the place {@link #ORIGIN}, at the time from which the first run could tell who
     * used what; null before the first run.
     */
    public @Nullable PreviousRun origin() throws StoreException {
        String at = state("origin");
        if (at == null) {
            return null;
        }
        boolean machineKnown = state("origin_machine") != null;
        return new PreviousRun(
                ORIGIN, new RunId(""), Instant.ofEpochMilli(Long.parseLong(at)), machineKnown ? Duration.ZERO : null);
    }

    /**
     * Keeps where the history begins.
     *
     * @param machineKnown whether the machine's meter began there as well
     */
    public void setOrigin(Instant at, boolean machineKnown) throws StoreException {
        setState("origin", Long.toString(at.toEpochMilli()));
        if (machineKnown) {
            setState("origin_machine", "0");
        }
    }

    /** The run that the last report of the default window ended with, {@link #ORIGIN} if there was none. */
    public long lastReport() throws StoreException {
        String sequence = state("last_report");
        return sequence == null ? ORIGIN : Long.parseLong(sequence);
    }

    /** Keeps the run that a report of the default window ends with. */
    public void setLastReport(long sequence) throws StoreException {
        setState("last_report", Long.toString(sequence));
    }

    /** The steady clock at the last run; null before the first. */
    public @Nullable SteadyClock clock() throws StoreException {
        String clock = state("clock");
        if (clock == null) {
            return null;
        }
        String[] words = clock.split(" ", 4);
        return new SteadyClock(
                Duration.ofMillis(Long.parseLong(words[0])),
                Instant.ofEpochMilli(Long.parseLong(words[1])),
                words[3],
                words[2].isEmpty() ? null : Duration.ofMillis(Long.parseLong(words[2])));
    }

    /** Keeps the steady clock for the next run. */
    public void setClock(SteadyClock clock) throws StoreException {
        Duration uptime = clock.uptime();
        String since = uptime == null ? "" : Long.toString(uptime.toMillis());
        setState(
                "clock", clock.now().toMillis() + " " + clock.at().toEpochMilli() + " " + since + " " + clock.bootId());
    }

    /**
     * The spans between one run and the next that are far longer than between others of them, oldest first. Where only one
     * run an hour is kept, and before the first that was really made, nothing can be told.
     *
     * @param now a run that is being made after the last one; null for none
     */
    public List<NoRun> pauses(long first, long last, @Nullable Instant now) throws StoreException {
        String sql = "WITH made (seq, at) AS ("
                + "SELECT seq, at FROM run WHERE seq BETWEEN ?1 AND ?2 AND machine IS NOT NULL AND seq >="
                + " coalesce((SELECT CAST(value AS INTEGER) FROM state WHERE name = 'thinned'), 0)"
                + " UNION ALL SELECT ?2 + 1, ?3 WHERE ?3 IS NOT NULL),"
                + " span (since, until) AS MATERIALIZED (SELECT lag(at) OVER (ORDER BY seq), at FROM made),"
                + " usual (length) AS (SELECT until - since FROM span WHERE since IS NOT NULL ORDER BY 1"
                + " LIMIT 1 OFFSET (SELECT count(since) / 2 FROM span))"
                + " SELECT since, until FROM span, usual WHERE until - since > max(?4, ?5 * usual.length) ORDER BY until";
        List<NoRun> pauses = new ArrayList<>();
        Long at = now == null ? null : now.toEpochMilli();
        try (Rows row = database.query(sql, first, last, at, SHORTEST_PAUSE.toMillis(), TIMES_USUAL)) {
            while (row.next()) {
                pauses.add(new NoRun(Instant.ofEpochMilli(row.number(1)), Instant.ofEpochMilli(row.number(2)), null));
            }
        }
        return pauses;
    }

    private @Nullable String state(String name) throws StoreException {
        try (Rows row = database.query("SELECT value FROM state WHERE name = ?", name)) {
            return row.next() ? row.text(1) : null;
        }
    }

    private void setState(String name, String value) throws StoreException {
        database.update("INSERT OR REPLACE INTO state VALUES (?, ?)", name, value);
    }
}
