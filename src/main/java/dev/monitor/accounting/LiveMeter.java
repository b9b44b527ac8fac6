package dev.monitor.accounting;

import dev.monitor.host.Host;
import dev.monitor.model.MeterRun;
import dev.monitor.model.MeterState;
import dev.monitor.model.ProcessTable;
import dev.monitor.model.Source;
import dev.monitor.model.Usage;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The meter without accounting: what the living processes used since the previous run saw them. A process that is new
 * counts as a whole; what one used between the last look at it and its end is unknown.
 */
final class LiveMeter {
    private LiveMeter() {}

    static MeterRun run(Host host, String note, MeterState previous, ProcessTable now) {
        ProcessTable before = previous.living();
        MeterState next = new MeterState(previous.cursor(), previous.saTotals(), now);
        return new MeterRun(
                Source.LIVE,
                note,
                before == null ? boot(host, now) : null,
                increments(host, seen(before, now), now),
                0,
                0,
                List.of(),
                next);
    }

    private static Instant boot(Host host, ProcessTable now) {
        return host.clock().instant().minusMillis((long) (1000 * now.uptime()));
    }

    /** The processes that the previous run saw, by pid; none of them if the machine was booted since. */
    private static Map<Integer, ProcessTable.Entry> seen(@Nullable ProcessTable before, ProcessTable now) {
        Map<Integer, ProcessTable.Entry> seen = new HashMap<>();
        if (before != null && before.bootId().equals(now.bootId()) && before.uptime() <= now.uptime()) {
            for (ProcessTable.Entry process : before.processes()) {
                seen.put(process.pid(), process);
            }
        }
        return seen;
    }

    private static List<Usage> increments(Host host, Map<Integer, ProcessTable.Entry> seen, ProcessTable now) {
        lookUp(host, now);
        UsageSums sums = new UsageSums();
        for (ProcessTable.Entry process : now.processes()) {
            long ticks = process.cpuTicks() - ticksSeen(seen.get(process.pid()), process);
            if (ticks > 0) {
                sums.add(process.uid(), host.users().name(process.uid()), process.comm(), ticks, 0);
            }
        }
        return sums.usages();
    }

    private static long ticksSeen(ProcessTable.@Nullable Entry before, ProcessTable.Entry process) {
        return before != null && before.startTicks() == process.startTicks() ? before.cpuTicks() : 0;
    }

    private static void lookUp(Host host, ProcessTable now) {
        Set<Long> uids = new HashSet<>();
        for (ProcessTable.Entry process : now.processes()) {
            uids.add(process.uid());
        }
        host.users().lookUp(uids);
    }
}
