package dev.monitor.accounting;

import dev.monitor.host.UserNames;
import dev.monitor.model.HourlyUsage;
import dev.monitor.model.Ticks;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * CPU time and commands by the hour (UTC) in which their processes ended, for the first run. What ended in the hour of the
 * run, or later by a clock that was set since, is one table. Where there is more than anyone will look at, the oldest hours
 * are put together.
 */
final class HourlyTables implements RecordSink<HourlyTables> {
    static final int MOST_ROWS = 100_000;
    static final int MOST_HOURS = 24 * 366;

    private static final long HOUR = 360_000;

    private final long last;
    private final TreeMap<Long, UsageTable> tables = new TreeMap<>();
    private long oldest = Long.MIN_VALUE;
    private int rows;

    private long hour;
    private UsageTable table;
    private int rowsBefore;

    /** @param now the time of the run, in ticks since the epoch */
    HourlyTables(long now) {
        last = Math.floorDiv(now, HOUR);
        hour = last;
        table = table(last);
    }

    @Override
    public void add(long[] words, int at) {
        turnTo(hourOf(RecordLayout.endTicks(words, at)));
        table.add(words, at);
    }

    @Override
    public HourlyTables another() {
        return new HourlyTables(last * HOUR);
    }

    @Override
    public void append(HourlyTables behind) {
        for (Map.Entry<Long, UsageTable> other : behind.tables.entrySet()) {
            turnTo(Math.max(oldest, other.getKey()));
            table.append(other.getValue());
        }
    }

    /** What ended in the hour of the run. */
    @Override
    public UsageTable table() {
        return table(last);
    }

    /** What ended in earlier hours. */
    @Override
    public List<HourlyUsage> history(UserNames users) {
        Set<Long> uids = new HashSet<>();
        for (UsageTable hourly : tables.values()) {
            hourly.addUids(uids);
        }
        users.lookUp(uids);
        List<HourlyUsage> earlier = new ArrayList<>();
        for (Map.Entry<Long, UsageTable> entry : tables.headMap(last).entrySet()) {
            long end = (entry.getKey() + 1) * HOUR;
            earlier.add(new HourlyUsage(Ticks.instant(end), entry.getValue().usages(users)));
        }
        return earlier;
    }

    private long hourOf(long end) {
        return Math.min(last, Math.max(oldest, end / HOUR));
    }

    private UsageTable table(long of) {
        UsageTable known = tables.get(of);
        if (known == null) {
            known = new UsageTable();
            tables.put(of, known);
        }
        return known;
    }

    /** Records come nearly in the order of their ends, so that this does something once an hour. */
    private void turnTo(long wanted) {
        if (wanted == hour) {
            return;
        }
        rows += table.size() - rowsBefore;
        while ((rows > MOST_ROWS || tables.size() > MOST_HOURS) && tables.size() > 2) {
            joinOldest();
        }
        hour = Math.max(oldest, wanted);
        table = table(hour);
        rowsBefore = table.size();
    }

    private void joinOldest() {
        UsageTable first = tables.pollFirstEntry().getValue();
        Map.Entry<Long, UsageTable> second = tables.pollFirstEntry();
        rows -= first.size() + second.getValue().size();
        first.append(second.getValue());
        rows += first.size();
        oldest = second.getKey();
        tables.put(oldest, first);
    }
}
