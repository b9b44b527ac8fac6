package dev.monitor.flow;

import dev.monitor.collect.ProcessScan;
import dev.monitor.host.Host;
import dev.monitor.model.CollectException;
import org.jspecify.annotations.Nullable;

/** The processes as a run finds them, looked at while it opens its store: ten thousand take as long as that. */
final class ProcessLook extends Thread {
    /** Who waited for another run knows too little of the present. */
    private static final long FRESH_NANOS = 2_000_000_000;

    private final Host host;
    private final long begun = System.nanoTime();
    private volatile @Nullable ProcessScan scan;

    private ProcessLook(Host host) {
        super("processes");
        setDaemon(true);
        this.host = host;
    }

    static ProcessLook start(Host host) {
        ProcessLook look = new ProcessLook(host);
        look.start();
        return look;
    }

    @Override
    public void run() {
        try {
            scan = ProcessScan.begin(host);
        } catch (CollectException | RuntimeException e) {
            // It is looked once more where that can be told.
        }
    }

    /** What was seen; what is too old, or could not be seen, is looked at now. */
    ProcessScan get() throws CollectException {
        try {
            join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        ProcessScan seen = scan;
        return seen != null && System.nanoTime() - begun < FRESH_NANOS ? seen : ProcessScan.begin(host);
    }
}
