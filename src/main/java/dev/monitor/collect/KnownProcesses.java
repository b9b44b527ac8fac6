package dev.monitor.collect;

import dev.monitor.model.ProcessTable;
import dev.monitor.model.ProcessTable.Entry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an earlier table of the same boot tells about processes; nothing after a reboot, or if there is none. */
final class KnownProcesses {
    private final List<Entry> entries;
    private final double uptime;

    /**
     * @param bootId which boot this is
     * @param now seconds since boot
     */
    KnownProcesses(@Nullable ProcessTable earlier, String bootId, double now) {
        if (earlier != null && earlier.bootId().equals(bootId) && earlier.uptime() <= now) {
            entries = earlier.processes();
            uptime = earlier.uptime();
        } else {
            entries = List.of();
            uptime = Double.NEGATIVE_INFINITY;
        }
    }

    /** Seconds since boot when these were seen; before all time where nothing is known. */
    double uptime() {
        return uptime;
    }

    /** The same process then, or null. */
    @Nullable
    Entry find(int pid, long startTicks) {
        int low = 0;
        int high = entries.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Entry entry = entries.get(middle);
            if (entry.pid() == pid) {
                return entry.startTicks() == startTicks ? entry : null;
            }
            if (entry.pid() < pid) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return null;
    }
}
