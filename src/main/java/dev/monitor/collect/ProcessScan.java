package dev.monitor.collect;

import dev.monitor.host.Host;
import dev.monitor.model.CollectException;
import dev.monitor.model.ProcessTable;
import dev.monitor.model.ProcessTable.Entry;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A look at all processes, for the top processes and for the meter, in two steps: what they are and how much CPU they used,
 * then whose they are, which an earlier table tells of most. A process that ends while it is looked at is left out, as is one
 * that the kernel hides from this user ({@code hidepid} of proc(5)).
 */
public final class ProcessScan {
    private final Host host;
    private final long pageBytes;

    /** The processes without their users, in the order of their pids. */
    private final List<Entry> seen;

    private ProcessScan(Host host, long pageBytes, List<Entry> seen) {
        this.host = host;
        this.pageBytes = pageBytes;
        this.seen = seen;
    }

    /**
     * Looks at all processes.
     *
     * @throws CollectException if {@code /proc} cannot be listed, holds no process, or a file in it is malformed
     */
    public static ProcessScan begin(Host host) throws CollectException {
        // Where there is none, no /proc is there, which is no fault.
        uptime(host);
        int[] pids = pids(host);
        long pageBytes = PageSize.of(host);
        List<Entry> seen = SharedLook.entries(
                pids.length,
                new Seen(pids, new ProcessReader(host, pageBytes)),
                new Seen(pids, new ProcessReader(host, pageBytes)));
        return new ProcessScan(host, pageBytes, seen);
    }

    /**
     * The processes that {@link #begin} saw, with their users. Those that used CPU since an earlier table was made, or are not
     * in it, are looked at once more: by now others may have their pids. What they used is of the time of this call; the
     * others had used nothing when they were seen.
     *
     * @param previous an earlier table; null if there is none
     * @throws CollectException if a file in {@code /proc} is malformed
     */
    public ProcessTable complete(@Nullable ProcessTable previous) throws CollectException {
        String bootId = bootId(host);
        double uptime = uptime(host);
        Instant at = host.clock().instant();
        List<Entry> entries = SharedLook.entries(
                seen.size(),
                new Known(seen, new KnownProcesses(previous, bootId, uptime), new ProcessReader(host, pageBytes)),
                new Known(seen, new KnownProcesses(previous, bootId, uptime), new ProcessReader(host, pageBytes)));
        return new ProcessTable(bootId, uptime, at, entries);
    }

    /** Both steps at once. */
    public static ProcessTable scan(Host host, @Nullable ProcessTable previous) throws CollectException {
        return begin(host).complete(previous);
    }

    /** First step: those with these pids. */
    private static final class Seen implements SharedLook.Worker {
        private final int[] pids;
        private final ProcessReader reader;

        Seen(int[] pids, ProcessReader reader) {
            this.pids = pids;
            this.reader = reader;
        }

        @Override
        public @Nullable Entry entry(int place) throws CollectException {
            return reader.read(pids[place]);
        }
    }

    /** Second step: whose those are. */
    private record Known(List<Entry> seen, KnownProcesses known, ProcessReader reader) implements SharedLook.Worker {
        @Override
        public @Nullable Entry entry(int place) throws CollectException {
            Entry process = seen.get(place);
            Entry before = known.find(process);
            // Who used no CPU is charged nothing, so that it may wait until then who they are now.
            if (before != null && before.cpuTicks() == process.cpuTicks()) {
                return process.of(before.uid(), before.owner());
            }
            Entry now = reader.read(process.pid());
            return now == null ? null : reader.withUser(now, known.find(now));
        }
    }

    private static double uptime(Host host) throws CollectException {
        return new UptimeCollector().collect(host).total();
    }

    private static String bootId(Host host) throws CollectException {
        try {
            return host.proc("sys/kernel/random/boot_id").text().strip();
        } catch (CollectException e) {
            if (e.isNoData()) {
                return "";
            }
            throw e;
        }
    }

    private static int[] pids(Host host) throws CollectException {
        String[] names = host.procPath("").toFile().list();
        if (names == null) {
            throw new CollectException(host.procPath("") + ": cannot be listed");
        }
        int[] pids = new int[names.length];
        int count = 0;
        for (String name : names) {
            int pid = pid(name);
            if (pid > 0) {
                pids[count++] = pid;
            }
        }
        if (count == 0) {
            throw new CollectException(host.procPath("") + ": holds no process; is it mounted?");
        }
        pids = Arrays.copyOf(pids, count);
        Arrays.sort(pids);
        return pids;
    }

    /** The pid that a name in {@code /proc} is, or 0. */
    private static int pid(String name) {
        int pid = 0;
        for (int i = 0; i < name.length(); i++) {
            int digit = name.charAt(i) - '0';
            if (digit < 0 || digit > 9 || i > 8) {
                return 0;
            }
            pid = pid * 10 + digit;
        }
        return pid;
    }
}
