package dev.monitor.cli;

import dev.monitor.flow.Exit;
import dev.monitor.flow.Pace;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The machine's steady clock, until the process is told to end (SIGTERM, SIGINT, SIGHUP): at once between two runs. A run
 * under way has a moment more; longer it need not have, since it may be killed anywhere. The exit code is 0, not the JVM's
 * 143.
 */
final class UntilSignal implements Pace, AutoCloseable {
    /** Of the second that the whole ending may take, also on a machine that is short of processors. */
    private static final int GRACE_MILLIS = 300;

    private volatile boolean idle;
    private final CountDownLatch told = new CountDownLatch(1);
    private final Thread hook = new Thread("until-signal") {
        @Override
        public void run() {
            told.countDown();
            if (!idle) {
                grace();
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
        idle = true;
        try {
            return !told.await(nanos - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            idle = false;
        }
    }

    /** The run ends the process as soon as it is done, and this thread with it. */
    private static void grace() {
        try {
            Thread.sleep(GRACE_MILLIS);
        } catch (InterruptedException e) {
            // Nobody does that here.
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
