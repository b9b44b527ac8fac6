package dev.monitor.model;

import java.util.List;

/** What was recorded of a series in some time, oldest first. */
public record Recording(Series series, List<Aggregate> points) {
    public Recording {
        points = List.copyOf(points);
    }
}
