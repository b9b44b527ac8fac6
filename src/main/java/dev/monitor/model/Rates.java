package dev.monitor.model;

import java.util.List;

/**
 * Where the processors' time went between two runs, in percent of all processors' time. It is derived from raw counters,
 * which are what the journal holds.
 */
public record Rates(double cpu, double user, double system, double iowait, double steal) {
    /**
     * The rates between two lines of {@code /proc/stat}. After a reboot all counters count from 0; a single one that went
     * back, as iowait and steal may, counts as unchanged.
     */
    public static Rates between(CpuTimes previous, CpuTimes now) {
        CpuTimes base = now.total() < previous.total() ? new CpuTimes(List.of(0L, 0L, 0L, 0L)) : previous;
        long total = 0;
        for (String mode : CpuTimes.MODES.subList(0, 8)) {
            total += delta(base, now, mode);
        }
        long idle = delta(base, now, "idle") + delta(base, now, "iowait");
        long user = delta(base, now, "user") + delta(base, now, "nice");
        long system = delta(base, now, "system") + delta(base, now, "irq") + delta(base, now, "softirq");
        return new Rates(
                percent(total - idle, total),
                percent(user, total),
                percent(system, total),
                percent(delta(base, now, "iowait"), total),
                percent(delta(base, now, "steal"), total));
    }

    private static long delta(CpuTimes base, CpuTimes now, String mode) {
        return Math.max(0, now.ticks(mode) - base.ticks(mode));
    }

    private static double percent(long part, long whole) {
        return whole <= 0 ? 0 : 100.0 * part / whole;
    }

    /** The numbers that rules, history and export read. */
    public List<Sample> samples() {
        return List.of(
                Sample.of("cpu_percent", cpu),
                Sample.of("cpu_user_percent", user),
                Sample.of("cpu_system_percent", system),
                Sample.of("cpu_iowait_percent", iowait),
                Sample.of("cpu_steal_percent", steal));
    }
}
