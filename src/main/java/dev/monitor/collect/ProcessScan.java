package dev.monitor.collect;

import dev.monitor.host.Host;
import dev.monitor.model.CollectException;
import dev.monitor.model.ProcessTable;
import dev.monitor.model.ProcessTable.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks at all processes once, for the top processes and for the meter. A process that ends while it is looked at is left
 * out, as is one that the kernel hides from this user ({@code hidepid} of proc(5)).
 */
public final class ProcessScan {
    /** From so many processes on a second thread is worth its start. */
    private static final int MANY = 500;

    private ProcessScan() {}

    /**
     * All processes now.
     *
     * @param previous an earlier table, which spares the second file of each process that is in it already; null if there
     *     is none
     * @throws CollectException if {@code /proc} cannot be listed, holds no process, or a file in it is malformed
     */
    public static ProcessTable scan(Host host, @Nullable ProcessTable previous) throws CollectException {
        double uptime = new UptimeCollector().collect(host).total();
        Instant at = host.clock().instant();
        String bootId = bootId(host);
        KnownProcesses known = new KnownProcesses(previous, bootId, uptime);
        return new ProcessTable(bootId, uptime, at, entries(host, known, pids(host)));
    }

    private static List<Entry> entries(Host host, KnownProcesses known, int[] pids) throws CollectException {
        int half = pids.length < MANY ? pids.length : pids.length / 2;
        ProcessRange first = new ProcessRange(host, known, Arrays.copyOfRange(pids, 0, half));
        ProcessRange second = new ProcessRange(host, known, Arrays.copyOfRange(pids, half, pids.length));
        if (half < pids.length) {
            runBoth(first, second);
        } else {
            first.run();
            second.run();
        }
        List<Entry> entries = new ArrayList<>(first.entries());
        entries.addAll(second.entries());
        return entries;
    }

    private static void runBoth(ProcessRange first, ProcessRange second) throws CollectException {
        Thread helper = new Thread(second, "scan");
        helper.setDaemon(true);
        helper.start();
        first.run();
        try {
            helper.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CollectException("processes: interrupted");
        }
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
