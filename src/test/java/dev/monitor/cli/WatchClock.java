package dev.monitor.cli;

import dev.monitor.flow.Pace;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The clocks of a test of {@code watch}: the steady one jumps to the next run at once and ends after some, the wall clock
 * goes along with it. At each run the test may do something.
 */
final class WatchClock extends Clock implements Pace {
    /** What happens when a run begins. */
    interface Event {
        void happen() throws IOException;
    }

    /** Nobody may take the steady clock for the time of day, nor its beginning for 0. */
    private static final Duration UP = Duration.ofDays(40);

    private final List<Duration> runs = new ArrayList<>();
    private final Map<Integer, Event> events = new HashMap<>();
    private final Map<Integer, Duration> durations = new HashMap<>();
    private Instant wall;
    private Duration steady = UP;
    private int ends;

    WatchClock(String wall, int runs) {
        this.wall = Instant.parse(wall);
        this.ends = runs;
    }

    /** From the run of that number on, counted from 1. */
    WatchClock at(int run, Event event) {
        events.put(run, event);
        return this;
    }

    /** The run of that number takes so long. */
    WatchClock takes(int run, Duration duration) {
        durations.put(run, duration);
        return this;
    }

    /** Somebody sets the wall clock. */
    void step(Duration step) {
        wall = wall.plus(step);
    }

    /** Time that passes without a run; then there are so many runs more. */
    WatchClock later(Duration pause, int more) {
        pass(pause);
        ends = runs.size() + more;
        return this;
    }

    /** When each run began, on the steady clock, from the beginning of the test. */
    List<Duration> runs() {
        return runs;
    }

    @Override
    public long nanos() {
        Duration took = durations.remove(runs.size());
        if (took != null) {
            pass(took);
        }
        return steady.toNanos();
    }

    @Override
    public boolean await(long nanos) {
        if (runs.size() == ends) {
            return false;
        }
        pass(Duration.ofNanos(Math.max(0, nanos - steady.toNanos())));
        runs.add(steady.minus(UP));
        try {
            events.getOrDefault(runs.size(), () -> {}).happen();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return true;
    }

    private void pass(Duration time) {
        steady = steady.plus(time);
        wall = wall.plus(time);
    }

    @Override
    public Instant instant() {
        return wall;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
