package dev.monitor.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One {@code cpu} line of {@code /proc/stat} (proc(5)): time since boot in ticks of 1/100 s (USER_HZ), by mode.
 *
 * @param ticks one value a column that the kernel prints, 4 to 10, in the order of {@link #MODES}
 */
public record CpuTimes(List<Long> ticks) {
    /** The columns, in the order of the kernel; old kernels lack the last ones. */
    public static final List<String> MODES =
            List.of("user", "nice", "system", "idle", "iowait", "irq", "softirq", "steal", "guest", "guest_nice");

    private static final int USER_HZ = 100;

    public CpuTimes {
        ticks = List.copyOf(ticks);
    }

    /** The times that {@link #seconds} tells, in the order of {@link #MODES}. */
    public static CpuTimes ofSeconds(List<Double> seconds) {
        List<Long> ticks = new ArrayList<>();
        for (double mode : seconds) {
            ticks.add(Math.round(mode * USER_HZ));
        }
        return new CpuTimes(ticks);
    }

    /** The ticks of a mode, 0 where this kernel does not count it. */
    public long ticks(String mode) {
        int column = MODES.indexOf(mode);
        return column < ticks.size() ? ticks.get(column) : 0;
    }

    /** All ticks. Guest time is left out: the kernel counts it within user and nice as well. */
    public long total() {
        long sum = 0;
        for (int column = 0; column < Math.min(8, ticks.size()); column++) {
            sum += ticks.get(column);
        }
        return sum;
    }

    /** Ticks of user, nice and system: what processes used. */
    public long processTicks() {
        return ticks("user") + ticks("nice") + ticks("system");
    }

    /** Seconds by mode, only the modes that this kernel counts. */
    public Map<String, Object> seconds() {
        Map<String, Object> seconds = new LinkedHashMap<>();
        for (int column = 0; column < ticks.size(); column++) {
            seconds.put(MODES.get(column), ticks.get(column) / (double) USER_HZ);
        }
        return seconds;
    }
}
