package dev.monitor.flow;

/** The clock that {@link Watch} goes by: it never goes back, whatever the wall clock is set to, and it ends. */
public interface Pace {
    /** Nanoseconds since some moment, as of {@link System#nanoTime}. */
    long nanos();

    /**
     * Waits until a moment, not at all if that is over.
     *
     * @return false, at once, when it is time to end
     */
    boolean await(long nanos);
}
