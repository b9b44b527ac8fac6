package dev.monitor.collect;

import dev.monitor.model.CollectException;
import dev.monitor.model.ProcessTable.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A look at processes by two threads if there are many of them: who is done with one takes the next, since they never get on
 * at the same pace.
 */
final class SharedLook {
    /** From so many processes on a second thread is worth its start. */
    private static final int MANY = 500;

    /** Looks at one process after the other, in one thread. */
    interface Worker {
        /** The process at a place; null if it is gone. The places that one worker is asked for ascend. */
        @Nullable
        Entry entry(int place) throws CollectException;
    }

    private final AtomicInteger next = new AtomicInteger();

    /** By the place of the process; null for one that is gone. */
    private final @Nullable Entry[] entries;

    private SharedLook(int count) {
        entries = new Entry[count];
    }

    /**
     * The processes at so many places that are there, in their order.
     *
     * @param helper is asked for some of them if there are many
     * @throws CollectException what one of the workers throws
     */
    static List<Entry> entries(int count, Worker worker, Worker helper) throws CollectException {
        SharedLook look = new SharedLook(count);
        if (count < MANY) {
            look.fill(worker);
        } else {
            look.fill(worker, helper);
        }
        return look.found();
    }

    private void fill(Worker worker) throws CollectException {
        for (int place = next.getAndIncrement(); place < entries.length; place = next.getAndIncrement()) {
            entries[place] = worker.entry(place);
        }
    }

    private void fill(Worker worker, Worker helper) throws CollectException {
        Helper beside = new Helper(this, helper);
        beside.start();
        fill(worker);
        beside.finish();
    }

    private List<Entry> found() {
        List<Entry> found = new ArrayList<>(entries.length);
        for (Entry entry : entries) {
            if (entry != null) {
                found.add(entry);
            }
        }
        return found;
    }

    private static final class Helper extends Thread {
        private final SharedLook look;
        private final Worker worker;
        private @Nullable CollectException fault = new CollectException("processes: the scan broke off");

        Helper(SharedLook look, Worker worker) {
            super("scan");
            setDaemon(true);
            this.look = look;
            this.worker = worker;
        }

        @Override
        public void run() {
            try {
                look.fill(worker);
                fault = null;
            } catch (CollectException e) {
                fault = e;
            }
        }

        void finish() throws CollectException {
            try {
                join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CollectException("processes: interrupted");
            }
            if (fault != null) {
                throw fault;
            }
        }
    }
}
