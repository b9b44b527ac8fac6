package dev.monitor.collect;

import dev.monitor.model.CollectException;
import dev.monitor.model.ProcessTable.Entry;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some of the processes, one after the other, in whatever thread. */
abstract class ProcessRange implements Runnable {
    private final int begin;
    private final int end;
    private final List<Entry> entries;
    private @Nullable CollectException fault = new CollectException("processes: the scan broke off");

    /**
     * @param begin the place of the first process
     * @param end the place behind the last one
     */
    ProcessRange(int begin, int end) {
        this.begin = begin;
        this.end = end;
        this.entries = new ArrayList<>(end - begin);
    }

    boolean isEmpty() {
        return begin == end;
    }

    /** The process at a place; null if it is gone. */
    abstract @Nullable Entry entry(int place) throws CollectException;

    @Override
    public final void run() {
        try {
            for (int place = begin; place < end; place++) {
                Entry entry = entry(place);
                if (entry != null) {
                    entries.add(entry);
                }
            }
            fault = null;
        } catch (CollectException e) {
            fault = e;
        }
    }

    /** The processes that are there, in their order; to be asked when it has run. */
    final List<Entry> entries() throws CollectException {
        if (fault != null) {
            throw fault;
        }
        return entries;
    }
}
