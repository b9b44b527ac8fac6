package dev.monitor.accounting;

import dev.monitor.host.Host;
import dev.monitor.model.CollectException;
import dev.monitor.model.ProcessTable;
import dev.monitor.model.Ticks;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether the times of a record are those of a process that was seen. Times are ticks of 1/100 s.
 *
 * <p>A record has the age of its process at the end, by a clock that stands still in suspend (CLOCK_MONOTONIC); {@code /proc}
 * has when it began, by one that does not (CLOCK_BOOTTIME). The begin in a record is that age before the end by the wall
 * clock, in whole seconds: it moves when the clock is set.
 */
final class Timing {
    /** What whole seconds, and the moments between several looks at the clocks, may make up. */
    static final long SLACK = 150;

    /** The kernel keeps 24 bits of an age. */
    private static final int AGE_BITS = 23;

    private final @Nullable ProcessTable before;
    private final @Nullable ProcessTable now;
    private final long earliestEnd;
    private final boolean sameBoot;
    private final long suspended;

    /**
     * @param before what the previous run saw
     * @param now what this run sees; null where it is not known
     * @param earliestEnd what ended before, by the wall clock, is no record to go by
     */
    Timing(Host host, @Nullable ProcessTable before, @Nullable ProcessTable now, long earliestEnd) {
        this.before = before;
        this.now = now;
        this.earliestEnd = earliestEnd;
        this.sameBoot = before != null && (now == null || now.continues(before));
        this.suspended = suspended(host);
    }

    /** Time in suspend since the boot; nobody can tell that of another machine. */
    private static long suspended(Host host) {
        if (!host.isThisMachine()) {
            return 0;
        }
        try {
            String uptime = host.proc("uptime").text();
            double sinceBoot = Double.parseDouble(uptime.substring(0, Math.max(0, uptime.indexOf(' '))));
            return Math.max(0, (long) (100 * sinceBoot) - System.nanoTime() / 10_000_000);
        } catch (CollectException | NumberFormatException e) {
            return 0;
        }
    }

    /** Whether the machine was not booted since the previous run, as far as one knows. */
    boolean sameBoot() {
        return sameBoot;
    }

    /** When the previous run looked. */
    Instant begin() {
        return before == null ? Instant.EPOCH : before.at();
    }

    /** Until when a process that it saw can have lived: now, or the boot since. */
    Instant end() {
        if (now == null) {
            return begin();
        }
        Instant end = sameBoot ? now.at() : Ticks.instant(wall(now) - uptime(now));
        return end.isBefore(begin()) ? begin() : end;
    }

    /**
     * Whether a process that the previous run saw can end with this record: then it is as old as that process was already.
     * After a boot it must have begun before that.
     */
    boolean canEnd(ProcessTable.Entry process, long[] words, int at) {
        long age = uptime(before) - process.startTicks();
        boolean oldEnough = RecordLayout.elapsedTicks(words, at) >= age - (age >> AGE_BITS) - suspended - SLACK;
        boolean beganInTime = sameBoot || RecordLayout.beginTicks(words, at) < wall(now) - uptime(now) - SLACK;
        return oldEnough && beganInTime;
    }

    /** Whether this is no record to go by. */
    boolean isTooEarly(long[] words, int at) {
        return RecordLayout.endTicks(words, at) < earliestEnd;
    }

    /**
     * Whether such a record begins when that process began. It does, unless the clock was set more than once since, or the
     * process's own record was lost and a later one took its pid.
     */
    boolean isLikelyEnd(ProcessTable.Entry process, long[] words, int at) {
        if (!sameBoot || now == null) {
            return true;
        }
        long clockSet = (wall(now) - wall(before)) - (uptime(now) - uptime(before));
        long late = RecordLayout.beginTicks(words, at) - begin(process, before);
        return late >= Math.min(0, clockSet) - SLACK && late <= Math.max(0, clockSet) + suspended + SLACK;
    }

    /**
     * Whether this is the record of a process that this run was the first to see. Others had its pid before, and others may
     * have it by now, so the begin tells.
     */
    boolean isOfNewcomer(ProcessTable.Entry process, long[] words, int at) {
        long late = RecordLayout.beginTicks(words, at) - begin(process, now);
        return late >= -SLACK && late <= suspended + SLACK;
    }

    /** When a process began, by the wall clock as it was when a table was made. */
    private static long begin(ProcessTable.Entry process, @Nullable ProcessTable table) {
        return wall(table) - uptime(table) + process.startTicks();
    }

    private static long wall(@Nullable ProcessTable table) {
        return table == null ? 0 : Ticks.of(table.at());
    }

    private static long uptime(@Nullable ProcessTable table) {
        return table == null ? 0 : (long) (100 * table.uptime());
    }
}
