package dev.monitor.store;

import dev.monitor.model.Aggregate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The spans of a series, made of what comes mostly in the order of time. */
final class Curve {
    private final long step;
    private final List<Aggregate> points = new ArrayList<>();

    /** @param step how long a span is; zero for one a second */
    Curve(Duration step) {
        this.step = Math.max(1, step.toSeconds());
    }

    /** Adds to the span that it falls into. */
    void add(Aggregate more) {
        long second = more.at().getEpochSecond();
        Instant begin = step == 1 ? more.at() : Instant.ofEpochSecond(second - Math.floorMod(second, step));
        int place = points.size();
        // After a clock was set back, samples of the present hour lie before some that are packed.
        while (place > 0 && !points.get(place - 1).at().isBefore(begin)) {
            place--;
        }
        if (place < points.size() && points.get(place).at().equals(begin)) {
            points.set(place, step == 1 ? more : points.get(place).with(more));
        } else {
            points.add(place, more.at(begin));
        }
    }

    List<Aggregate> points() {
        return points;
    }
}
