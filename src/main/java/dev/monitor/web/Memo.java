package dev.monitor.web;

import dev.monitor.store.StoreException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The last answers, for some seconds: what many ask at once is worked out once, and only so many answers are worked out at a
 * time.
 */
final class Memo {
    private static final long FRESH_NANOS = Duration.ofSeconds(5).toNanos();
    private static final int MOST = 64;
    /** Together not more than some megabytes. */
    private static final int MOST_BYTES = 256 << 10;

    private final Semaphore workers = new Semaphore(Limits.WORKERS, true);
    private final Map<String, Slot> slots = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Slot> eldest) {
            return size() > MOST;
        }
    };

    /** The answer to a request, worked out if there is none that is fresh. */
    Answer answer(String key, Page page, Parameters parameters) throws Refusal, StoreException {
        Slot slot = slot(key);
        synchronized (slot) {
            Answer answer = slot.answer;
            if (answer != null && System.nanoTime() - slot.since < FRESH_NANOS) {
                return answer;
            }
            Answer made = make(page, parameters);
            slot.since = System.nanoTime();
            slot.answer = made.body().length <= MOST_BYTES ? made : null;
            return made;
        }
    }

    private Slot slot(String key) {
        synchronized (slots) {
            return slots.computeIfAbsent(key, absent -> new Slot());
        }
    }

    private Answer make(Page page, Parameters parameters) throws Refusal, StoreException {
        try {
            if (!workers.tryAcquire(Limits.PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw Refusal.busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.busy();
        }
        try {
            return page.answer(parameters);
        } finally {
            workers.release();
        }
    }

    /** One answer, and the lock for it. */
    private static final class Slot {
        private @Nullable Answer answer;
        private long since;
    }
}
