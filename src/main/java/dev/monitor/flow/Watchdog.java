package dev.monitor.flow;

import java.time.Duration;

/** Ends the process if a run does not end: what is committed is finished by the next run, the rest never happened. */
final class Watchdog extends Thread {
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    private Watchdog() {
        super("watchdog");
        setDaemon(true);
    }

    static Watchdog begin() {
        Watchdog watchdog = new Watchdog();
        watchdog.start();
        return watchdog;
    }

    @Override
    public void run() {
        try {
            Thread.sleep(PATIENCE.toMillis());
            Runtime.getRuntime().halt(Exit.BUSY);
        } catch (InterruptedException e) {
            // The run has ended.
        }
    }

    /** The run has ended. */
    void end() {
        interrupt();
    }
}
