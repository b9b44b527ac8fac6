package dev.monitor.accounting;

import dev.monitor.model.ProcessTable;
import dev.monitor.model.ProcessTable.Entry;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All pids under which the previous run or this one saw a process. */
final class Pids {
    /** The holders of one pid: the one that the previous run saw, and the one that this run sees. */
    static final class Holders {
        private final int pid;
        private final @Nullable Entry before;
        private final @Nullable Entry now;
        private final boolean same;
        private final @Nullable Entry awaited;
        private final @Nullable Entry present;
        private final @Nullable Entry living;

        Holders(int pid, @Nullable Entry before, @Nullable Entry now, boolean sameBoot) {
            this.pid = pid;
            this.before = before;
            this.now = now;
            this.same = sameBoot && before != null && now != null && before.startTicks() == now.startTicks();
            this.awaited = before != null && !before.hasEnded() ? before : null;
            this.present = same && awaited == null ? null : now;
            this.living = lives() ? present : null;
        }

        private boolean lives() {
            return present != null && (same ? !present.hasEnded() : present.isAlive());
        }

        int pid() {
            return pid;
        }

        /** The process that the previous run saw, whatever became of it; null if there was none. */
        @Nullable
        Entry before() {
            return before;
        }

        /** The process that the previous run saw, if its record is still to come; else null. */
        @Nullable
        Entry awaited() {
            return awaited;
        }

        /** The process that this run is the first to see, if its record may be still to come; null if there is none. */
        @Nullable
        Entry newcomer() {
            return now != null && !now.hasEnded() && !same ? now : null;
        }

        /** The process that this run sees; null if there is none, or only one that lingers though its record was read. */
        @Nullable
        Entry present() {
            return present;
        }

        /**
         * The same, if it has not ended. One that exits while this run is the first to see it counts as ended: nobody can tell
         * whether its record was read already, among those of strangers.
         */
        @Nullable
        Entry living() {
            return living;
        }

        /** What is charged for the process of the previous run, with what this run saw of it alive. */
        long charged() {
            long then = before == null ? 0 : before.cpuTicks();
            return same && living != null ? Math.max(then, living.cpuTicks()) : then;
        }

        /** What of {@link #present} was not charged yet. */
        long increment() {
            long then = same && before != null ? before.cpuTicks() : 0;
            return present == null ? 0 : Math.max(0, present.cpuTicks() - then);
        }

        /** What is to be remembered, if no record says more; null if this run sees no process. */
        @Nullable
        Entry next() {
            if (living != null) {
                return living.cpuTicks() < charged() ? living.withCpu(charged()) : living;
            }
            return now == null ? null : now.ended();
        }

        /** Whether the process of the previous run is there still, and its record to come. */
        boolean isAwaitedHere() {
            return same && living != null;
        }
    }

    private final List<Holders> holders;
    private final long[] awaiting;

    /** @param sameBoot whether the machine was not booted between the two tables */
    Pids(@Nullable ProcessTable before, @Nullable ProcessTable now, boolean sameBoot) {
        holders = join(entries(before), entries(now), sameBoot);
        int last = holders.isEmpty() ? -1 : holders.get(holders.size() - 1).pid;
        awaiting = new long[(last >> 6) + 1];
        for (Holders each : holders) {
            if (each.awaited() != null || each.newcomer() != null) {
                awaiting[each.pid >> 6] |= 1L << each.pid;
            }
        }
    }

    private static List<Entry> entries(@Nullable ProcessTable table) {
        return table == null ? List.of() : table.processes();
    }

    /** Both tables are in the order of their pids. */
    private static List<Holders> join(List<Entry> before, List<Entry> now, boolean sameBoot) {
        List<Holders> joined = new ArrayList<>(Math.max(before.size(), now.size()));
        int old = 0;
        int recent = 0;
        while (old < before.size() || recent < now.size()) {
            int oldPid = old < before.size() ? before.get(old).pid() : Integer.MAX_VALUE;
            int recentPid = recent < now.size() ? now.get(recent).pid() : Integer.MAX_VALUE;
            int pid = Math.min(oldPid, recentPid);
            Entry then = oldPid == pid ? before.get(old++) : null;
            Entry present = recentPid == pid ? now.get(recent++) : null;
            joined.add(new Holders(pid, then, present, sameBoot));
        }
        return joined;
    }

    /** Whether records of this pid may be about a process that was seen; asked of every record. */
    boolean mayMatch(int pid) {
        int word = pid >>> 6;
        return word < awaiting.length && (awaiting[word] & 1L << pid) != 0;
    }

    int count() {
        return holders.size();
    }

    Holders get(int place) {
        return holders.get(place);
    }

    /** The place of a pid that is there. */
    int place(int pid) {
        int low = 0;
        int high = holders.size() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (holders.get(middle).pid < pid) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
