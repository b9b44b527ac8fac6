package dev.monitor.flow;

import dev.monitor.model.HourlyUsage;
import dev.monitor.model.MeterRun;
import dev.monitor.model.Source;
import dev.monitor.model.UserUsage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was used in a window as the first run can tell it: by the hours that accounting holds, and up to now. */
final class FirstWindow {
    private final Observation now;
    private final @Nullable MeterRun meter;

    FirstWindow(Observation now) {
        this.now = now;
        this.meter = now.meter();
    }

    Window of(ReportRequest request) {
        Instant begin = request.begin();
        Instant from = begin == null ? origin() : lastNotAfter(begin);
        Instant end = request.end();
        Instant to = end == null ? now.snapshot().at() : lastNotAfter(end);
        return new Window(
                from,
                to,
                used(from, to, end == null),
                end == null && from.equals(origin()) && isLive() ? now.machine() : null,
                meter == null ? Source.LIVE : meter.source(),
                meter == null ? "" : meter.note(),
                meter == null ? List.of() : meter.gaps(),
                List.of());
    }

    /** From when on the first run can tell who used what. */
    private Instant origin() {
        Instant since = meter == null ? null : meter.since();
        return since == null ? now.snapshot().at() : since;
    }

    private boolean isLive() {
        return meter != null && meter.source() == Source.LIVE;
    }

    /** The end of the last hour that was over by then, else where all begins. */
    private Instant lastNotAfter(Instant time) {
        Instant last = origin();
        for (HourlyUsage hour : hours()) {
            if (!hour.end().isAfter(time)) {
                last = hour.end();
            }
        }
        return last;
    }

    private List<HourlyUsage> hours() {
        return meter == null ? List.of() : meter.history();
    }

    private List<UserUsage> used(Instant from, Instant to, boolean untilNow) {
        List<UserUsage> used = new ArrayList<>();
        for (HourlyUsage hour : hours()) {
            if (hour.end().isAfter(from) && !hour.end().isAfter(to)) {
                used.addAll(hour.used());
            }
        }
        if (meter != null && untilNow) {
            used.addAll(meter.used());
        }
        return used;
    }
}
