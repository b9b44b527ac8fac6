package dev.monitor.flow;

import dev.monitor.model.CollectException;
import dev.monitor.model.Outcome;
import java.time.Duration;

/** How a collector that gave nothing fared. */
final class Outcomes {
    private Outcomes() {}

    static Outcome of(String collector, CollectException fault, Duration took) {
        Outcome.Status status = fault.isNoData() ? Outcome.Status.NO_DATA : Outcome.Status.FAILED;
        return new Outcome(collector, status, String.valueOf(fault.getMessage()), took);
    }

    /** A collector with a bug costs its own section as well. */
    static Outcome ofBug(String collector, RuntimeException bug, Duration took) {
        return new Outcome(collector, Outcome.Status.FAILED, "a bug: " + bug, took);
    }
}
