package dev.monitor.store;

import dev.monitor.model.ProcessTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The processes that the last run saw. Those of 64 neighbouring pids are packed into one row, so that ten thousand
 * processes are a few hundred rows to read, and idle ones cost no write.
 *
 * <p>An entry is big-endian: pid, uid and owner of 32 bits, start and CPU ticks of 64, a byte of marks.
 */
final class ProcessBuckets {
    private static final int PIDS = 64;
    private static final int INT = 4;
    private static final int LONG = 8;

    /** Where the fields of an entry begin; the pid is the first. */
    private static final int UID = 4;

    private static final int OWNER = 8;
    private static final int START = 12;
    private static final int CPU = 20;
    private static final int MARKS = 28;
    private static final int ENTRY_BYTES = 29;

    /** It has ended, or it uses memory. */
    private static final int ENDED = 1;

    private static final int MEMORY = 2;

    private final Database database;

    ProcessBuckets(Database database) {
        this.database = database;
    }

    /**
     * The table as it was kept. What is not needed again is blank: the name, the state but for whether it is alive, the memory
     * but for whether it has any.
     */
    @Nullable
    ProcessTable load() throws StoreException {
        String bootId = "";
        double uptime = -1;
        long at = 0;
        String sql = "SELECT name, value FROM state WHERE name IN ('boot_id', 'uptime', 'scanned')";
        try (Rows row = database.query(sql)) {
            while (row.next()) {
                switch (row.text(1)) {
                    case "uptime" -> uptime = Double.parseDouble(row.text(2));
                    case "scanned" -> at = Long.parseLong(row.text(2));
                    default -> bootId = row.text(2);
                }
            }
        }
        if (uptime < 0) {
            return null;
        }
        List<ProcessTable.Entry> processes = new ArrayList<>();
        try (Rows row = database.query("SELECT entries FROM process ORDER BY bucket")) {
            while (row.next()) {
                unpack(row.bytes(1), processes);
            }
        }
        return new ProcessTable(bootId, uptime, Instant.ofEpochMilli(at), processes);
    }

    /** Replaces the table, writing only what differs. */
    void save(ProcessTable table) throws StoreException {
        Map<Long, byte[]> kept = new HashMap<>();
        try (Rows row = database.query("SELECT bucket, entries FROM process")) {
            while (row.next()) {
                kept.put(row.number(1), row.bytes(2));
            }
        }
        for (Map.Entry<Long, byte[]> bucket : pack(table.processes()).entrySet()) {
            byte[] before = kept.remove(bucket.getKey());
            if (!Arrays.equals(before, bucket.getValue())) {
                database.update("INSERT OR REPLACE INTO process VALUES (?, ?)", bucket.getKey(), bucket.getValue());
            }
        }
        for (Long gone : kept.keySet()) {
            database.update("DELETE FROM process WHERE bucket = ?", gone);
        }
        database.update(
                "INSERT OR REPLACE INTO state VALUES ('boot_id', ?), ('uptime', ?), ('scanned', ?)",
                table.bootId(),
                Double.toString(table.uptime()),
                Long.toString(table.at().toEpochMilli()));
    }

    private static Map<Long, byte[]> pack(List<ProcessTable.Entry> processes) {
        Map<Long, byte[]> buckets = new HashMap<>();
        int from = 0;
        while (from < processes.size()) {
            int bucket = processes.get(from).pid() / PIDS;
            int to = from;
            while (to < processes.size() && processes.get(to).pid() / PIDS == bucket) {
                to++;
            }
            byte[] entries = new byte[(to - from) * ENTRY_BYTES];
            for (int i = from; i < to; i++) {
                pack(processes.get(i), entries, (i - from) * ENTRY_BYTES);
            }
            buckets.put((long) bucket, entries);
            from = to;
        }
        return buckets;
    }

    private static void pack(ProcessTable.Entry process, byte[] entries, int at) {
        write(process.pid(), entries, at, INT);
        write(process.uid(), entries, at + UID, INT);
        write(process.owner(), entries, at + OWNER, INT);
        write(process.startTicks(), entries, at + START, LONG);
        write(process.cpuTicks(), entries, at + CPU, LONG);
        entries[at + MARKS] = (byte) ((process.hasEnded() ? ENDED : 0) | (process.rssBytes() > 0 ? MEMORY : 0));
    }

    private static void unpack(byte[] entries, List<ProcessTable.Entry> processes) {
        for (int at = 0; at + ENTRY_BYTES <= entries.length; at += ENTRY_BYTES) {
            int pid = (int) number(entries, at, INT);
            long uid = number(entries, at + UID, INT);
            long owner = number(entries, at + OWNER, INT);
            long start = number(entries, at + START, LONG);
            long cpu = number(entries, at + CPU, LONG);
            int marks = entries[at + MARKS];
            long memory = (marks & MEMORY) == 0 ? 0 : 1;
            ProcessTable.Entry process = new ProcessTable.Entry(pid, uid, owner, '?', 1, start, cpu, memory, "");
            processes.add((marks & ENDED) == 0 ? process : process.ended());
        }
    }

    /** By hand, as {@link #number}: before it is compiled a byte buffer takes thrice as long. */
    private static void write(long number, byte[] bytes, int at, int count) {
        for (int i = 0; i < count; i++) {
            bytes[at + i] = (byte) (number >>> (8 * (count - 1 - i)));
        }
    }

    private static long number(byte[] bytes, int at, int count) {
        long number = 0;
        for (int i = at; i < at + count; i++) {
            number = (number << 8) | (bytes[i] & 0xff);
        }
        return number;
    }
}
