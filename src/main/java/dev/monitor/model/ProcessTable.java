package dev.monitor.model;

import java.util.List;

/**
 * All processes at one moment: what the top processes and the meter are computed from.
 *
 * @param bootId which boot this was ({@code /proc/sys/kernel/random/boot_id}); empty where the kernel does not tell
 * @param uptime seconds since boot at that moment; the same clock for every table of one boot
 * @param processes sorted by pid; threads are not in it
 */
public record ProcessTable(String bootId, double uptime, List<Entry> processes) {
    /**
     * One process, from {@code /proc/PID/stat} and {@code status} (proc(5)). It is the same process as another entry
     * where pid, start time and boot agree.
     *
     * @param uid the real uid
     * @param owner the owner of {@code /proc/PID}, which is the effective uid
     * @param state the kernel's letter: R, S, D, Z, T…
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

        /** Whether it can still use CPU: a zombie cannot, unless other threads of it live on. */
        public boolean isAlive() {
            return state != 'Z' || threads > 1;
        }
    }

    public ProcessTable {
        processes = List.copyOf(processes);
    }
}
