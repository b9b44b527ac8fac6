package dev.monitor.collect;

import dev.monitor.host.Host;
import dev.monitor.model.CollectException;
import dev.monitor.model.ProcessTable.Entry;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads some of the processes, in whatever thread. */
final class ProcessRange implements Runnable {
    private final ProcessReader reader;
    private final int[] pids;
    private final List<Entry> entries;
    private @Nullable CollectException fault = new CollectException("processes: the scan broke off");

    ProcessRange(Host host, KnownProcesses known, int[] pids) {
        this.reader = new ProcessReader(host, known);
        this.pids = pids;
        this.entries = new ArrayList<>(pids.length);
    }

    @Override
    public void run() {
        try {
            for (int pid : pids) {
                Entry entry = reader.read(pid);
                if (entry != null) {
                    entries.add(entry);
                }
            }
            fault = null;
        } catch (CollectException e) {
            fault = e;
        }
    }

    /** The processes that are there, in the order of their pids; to be asked when it has run. */
    List<Entry> entries() throws CollectException {
        if (fault != null) {
            throw fault;
        }
        return entries;
    }
}
