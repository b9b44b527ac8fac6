package dev.monitor.model;

import java.time.Instant;
import java.util.List;

/**
 * What ended in one hour, or in several that were put together.
 *
 * @param end when the last of these hours was over
 */
public record HourlyUsage(Instant end, List<UserUsage> used) {
    public HourlyUsage {
        used = List.copyOf(used);
    }
}
