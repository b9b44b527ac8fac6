package dev.monitor.collect;

import java.util.List;

/**
 * All collectors that need nothing but the machine, in the order of the journal. What compares with the previous run
 * (accounting, top processes) is not among them.
 */
public final class Collectors {
    private Collectors() {}

    /** One of each. */
    public static List<Collector<?>> all() {
        return List.of(
                new CpuCollector(),
                new UptimeCollector(),
                new LoadCollector(),
                new MemoryCollector(),
                new SessionsCollector(),
                new FilesystemsCollector(),
                new PressureCollector());
    }
}
