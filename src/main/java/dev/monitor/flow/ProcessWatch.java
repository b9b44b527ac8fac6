package dev.monitor.flow;

import dev.monitor.collect.Collector;
import dev.monitor.collect.ProcessScan;
import dev.monitor.collect.TopRanking;
import dev.monitor.host.Host;
import dev.monitor.model.CollectException;
import dev.monitor.model.ProcessTable;
import dev.monitor.model.TopProcesses;
import org.jspecify.annotations.Nullable;

/**
 * The one look at all processes, for the largest of them and for the meter. Reading a command line may block for as long as
 * its process likes, so this is done like any collector's work: where it hangs, the table is there all the same.
 */
final class ProcessWatch implements Collector<TopProcesses> {
    /** How long processes are watched where there is no earlier look to compare with. */
    private static final int SAMPLE_MILLIS = 250;

    private final ProcessLook look;
    private final @Nullable ProcessTable before;
    private volatile @Nullable ProcessTable table;

    /**
     * @param look the processes as the run found them
     * @param before what the previous run saw; null on the first
     */
    ProcessWatch(ProcessLook look, @Nullable ProcessTable before) {
        this.look = look;
        this.before = before;
    }

    @Override
    public String name() {
        return "top";
    }

    @Override
    public TopProcesses collect(Host host) throws CollectException {
        ProcessTable earlier = before;
        ProcessTable now = look.get().complete(before);
        if (before == null) {
            pause();
            earlier = now;
            now = ProcessScan.scan(host, earlier);
        }
        table = now;
        return TopRanking.rank(host, earlier, now);
    }

    /** The processes; null where they could not be read. */
    @Nullable
    ProcessTable table() {
        return table;
    }

    private static void pause() {
        try {
            Thread.sleep(SAMPLE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
