package dev.monitor.cli;

import dev.monitor.flow.Exit;
import dev.monitor.flow.Pace;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The machine's steady clock, until the process is told to end (SIGTERM, SIGINT, SIGHUP). A run under way then has half a
 * second; longer it need not have, since it may be killed at any moment. The exit code is 0, not the JVM's 143.
 */
final class UntilSignal implements Pace, AutoCloseable {
    private static final int GRACE_MILLIS = 500;

    private final CountDownLatch told = new CountDownLatch(1);
    private final Thread hook = new Thread("until-signal") {
        @Override
        public void run() {
            told.countDown();
            try {
                // Whoever waits for the pace ends the process meanwhile, and this thread with it.
                Thread.sleep(GRACE_MILLIS);
            } catch (InterruptedException e) {
                // Nobody does that here.
            }
            Runtime.getRuntime().halt(Exit.DONE);
        }
    };

    private UntilSignal() {}

    static UntilSignal begin() {
        UntilSignal pace = new UntilSignal();
        Runtime.getRuntime().addShutdownHook(pace.hook);
        return pace;
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public boolean await(long nanos) {
        try {
            return !told.await(nanos - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Signals are the JVM's own matter again, and so is the exit code. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The signal is what ends the process.
        }
    }
}
