package dev.monitor.cli;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The wall clock of a process that may be killed: when it looks at the clock so often, that is its end. */
final class MortalClock extends Clock {
    /** The process is killed here. What it held is let go, and what it had not committed never was. */
    static final class Kill extends Error {
        private static final long serialVersionUID = 1L;
    }

    private final Thread owner = Thread.currentThread();
    private Instant now;
    private int looks = Integer.MAX_VALUE;

    MortalClock(Instant now) {
        this.now = now;
    }

    /** The time, which to know costs no look. */
    Instant now() {
        return now;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    /** Sets how often it can be looked at. */
    synchronized void live(int looks) {
        this.looks = looks;
    }

    @Override
    public synchronized Instant instant() {
        looks--;
        // A collector would die alone.
        Thread thread = Thread.currentThread();
        if (looks < 0 && (thread == owner || thread.getName().equals("courier"))) {
            throw new Kill();
        }
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
