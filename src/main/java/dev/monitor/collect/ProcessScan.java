package dev.monitor.collect;

import dev.monitor.host.Host;
import dev.monitor.model.CollectException;
import dev.monitor.model.ProcessTable;
import dev.monitor.model.ProcessTable.Entry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks at all processes once, for the top processes and for the meter. A process that ends while it is looked at is left
 * out, as is one that the kernel hides from this user ({@code hidepid} of proc(5)).
 */
public final class ProcessScan {
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
        String bootId = bootId(host);
        KnownProcesses known = new KnownProcesses(previous, bootId, uptime);
        ProcessReader reader = new ProcessReader(host, known);
        int[] pids = pids(host);
        List<Entry> entries = new ArrayList<>(pids.length);
        for (int pid : pids) {
            Entry entry = reader.read(pid);
            if (entry != null) {
                entries.add(entry);
            }
        }
        return new ProcessTable(bootId, uptime, entries);
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
