package dev.monitor.flow;

import dev.monitor.model.CpuStat;
import dev.monitor.model.LoadAvg;
import dev.monitor.model.MachineTimes;
import dev.monitor.model.MemInfo;
import dev.monitor.model.MeterRun;
import dev.monitor.model.ProcessTable;
import dev.monitor.model.Snapshot;
import dev.monitor.model.Source;
import dev.monitor.model.Uptime;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a run saw, and what of it must be kept.
 *
 * @param processes null where they could not be read
 * @param meter null where it found nothing to read
 * @param times the machine's processor times; null where they could not be read
 * @param machine the machine's meter after this run; null as long as they never could
 */
record Observation(
        Snapshot snapshot,
        @Nullable ProcessTable processes,
        @Nullable MeterRun meter,
        @Nullable MachineTimes times,
        @Nullable Duration machine) {

    /** Whether any of what a run is for could be read; who is logged in and how full the disks are is not enough. */
    boolean sawAnything() {
        return processes != null
                || (meter != null && meter.source() != Source.LIVE)
                || snapshot.find(CpuStat.class) != null
                || snapshot.find(LoadAvg.class) != null
                || snapshot.find(MemInfo.class) != null
                || snapshot.find(Uptime.class) != null;
    }
}
