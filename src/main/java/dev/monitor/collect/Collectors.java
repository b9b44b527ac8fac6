package dev.monitor.collect;

import dev.monitor.model.CpuStat;
import java.util.List;

/**
 * All collectors that need nothing but the machine, in the order of the journal. What compares with the previous run
 * (accounting, top processes) is not among them.
 */
public final class Collectors {
    private Collectors() {}

    /** The one that is asked a second time where there is no previous run to compare with. */
    public static Collector<CpuStat> cpu() {
        return new CpuCollector();
    }

    /** One of each. */
    public static List<Collector<?>> all() {
        return List.of(
                cpu(),
                new UptimeCollector(),
                new LoadCollector(),
                new MemoryCollector(),
                new SessionsCollector(),
                new FilesystemsCollector(),
                new PressureCollector());
    }
}
