package dev.monitor.deliver;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Time that no clock step touches. */
interface MonotonicTime {
    /** The time of this machine. */
    MonotonicTime SYSTEM = new MonotonicTime() {
        @Override
        public Duration now() {
            return Duration.ofNanos(System.nanoTime());
        }

        @Override
        public void pass(Duration wait) throws InterruptedException {
            TimeUnit.NANOSECONDS.sleep(wait.toNanos());
        }
    };

    /** The time since some moment that stays the same. */
    Duration now();

    /** Lets so much of it pass. */
    void pass(Duration wait) throws InterruptedException;
}
