package dev.monitor.collect;

import dev.monitor.model.ProcessTable;
import dev.monitor.model.ProcessTable.Entry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an earlier table of the same boot tells about processes; nothing after a reboot, or if there is none. Whoever asks in
 * the order of the pids is answered soonest; for one thread.
 */
final class KnownProcesses {
    private final List<Entry> entries;
    private final double uptime;

    /** Of all entries before it the pid is smaller than the one asked for last. */
    private int place;

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
    Entry find(Entry process) {
        if (place > 0 && entries.get(place - 1).pid() >= process.pid()) {
            place = 0;
        }
        while (place < entries.size() && entries.get(place).pid() < process.pid()) {
            place++;
        }
        Entry then = place < entries.size() ? entries.get(place) : null;
        boolean same = then != null && then.pid() == process.pid() && then.startTicks() == process.startTicks();
        return same ? then : null;
    }
}
