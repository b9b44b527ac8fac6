package dev.monitor.model;

import java.util.List;

/**
 * The machine's processor times, and in which boot they were counted.
 *
 * @param bootId {@code /proc/sys/kernel/random/boot_id}; empty where the kernel does not tell
 */
public record MachineTimes(String bootId, CpuTimes cpu) {
    private static final CpuTimes ZERO = new CpuTimes(List.of(0L, 0L, 0L, 0L));

    /** What later times are to be compared with: these, or 0 if the machine was booted since. */
    public CpuTimes baseOf(MachineTimes later) {
        return bootId.equals(later.bootId) ? cpu : ZERO;
    }

    /** User, nice and system time since these, in ticks. */
    public long processTicksUntil(MachineTimes later) {
        CpuTimes base = baseOf(later);
        boolean wentBack = later.cpu.total() < base.total();
        return Math.max(0, later.cpu.processTicks() - (wentBack ? 0 : base.processTicks()));
    }
}
