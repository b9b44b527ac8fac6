package dev.monitor.model;

import java.time.Instant;
import java.util.List;

/**
 * All processes at one moment: what the top processes and the meter are computed from.
 *
 * @param bootId which boot this was ({@code /proc/sys/kernel/random/boot_id}); empty where the kernel does not tell
 * @param uptime seconds since boot at that moment; the same clock for every table of one boot
 * @param at the wall clock at that moment
 * @param processes sorted by pid; threads are not in it
 */
public record ProcessTable(String bootId, double uptime, Instant at, List<Entry> processes) {
    /**
     * One process, from {@code /proc/PID/stat} and {@code status} (proc(5)). It is the same process as another entry
     * where pid, start time and boot agree.
     *
     * @param uid the real uid
     * @param owner the owner of {@code /proc/PID}, which is the effective uid
     * @param state the kernel's letter: R, S, D, Z, T…; X from when its last thread is about to exit, which may take a while
     * @param threads how many threads live; a zombie with more than one is alive
     * @param startTicks when it began, in ticks of 1/100 s since boot
     * @param cpuTicks user and system time of all its threads, in ticks of 1/100 s; its children's is left out
     * @param rssBytes resident memory
     * @param comm the program name of up to 15 bytes, untrusted
     */
    public record Entry(
            int pid,
            long uid,
            long owner,
            char state,
            int threads,
            long startTicks,
            long cpuTicks,
            long rssBytes,
            String comm) {
        private static final char ZOMBIE = 'Z';
        private static final char EXITING = 'X';

        /** Whether it is at work: a zombie is not, unless other threads of it live on. */
        public boolean isAlive() {
            return !hasEnded() && !isExiting();
        }

        /** Whether nothing is left of it but its entry. Its accounting record is written by then. */
        public boolean hasEnded() {
            return state == ZOMBIE && threads <= 1;
        }

        /** Whether it is about to end. Its accounting record may be written already. */
        public boolean isExiting() {
            return state == EXITING;
        }

        /** The same process, known to have ended: from now on it is a zombie, whatever the kernel still shows of it. */
        public Entry ended() {
            return new Entry(pid, uid, owner, ZOMBIE, 1, startTicks, cpuTicks, rssBytes, comm);
        }

        /** The same process, of these users. */
        public Entry of(long realUid, long effectiveUid) {
            return new Entry(pid, realUid, effectiveUid, state, threads, startTicks, cpuTicks, rssBytes, comm);
        }

        /** The same process with another CPU time. */
        public Entry withCpu(long ticks) {
            return new Entry(pid, uid, owner, state, threads, startTicks, ticks, rssBytes, comm);
        }
    }

    /** Whether the machine was not booted since an earlier table; without boot ids the uptime tells. */
    public boolean continues(ProcessTable earlier) {
        return earlier.bootId.equals(bootId) && earlier.uptime <= uptime;
    }

    public ProcessTable {
        processes = List.copyOf(processes);
    }
}
