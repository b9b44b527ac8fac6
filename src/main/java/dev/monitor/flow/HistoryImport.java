package dev.monitor.flow;

import dev.monitor.config.Settings;
import dev.monitor.journal.JournalException;
import dev.monitor.journal.JournalReader;
import dev.monitor.model.Imported;
import dev.monitor.model.RecordedRun;
import dev.monitor.store.Store;
import dev.monitor.store.StoreException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Brings the numbers of journals into the history, each at the time of its line: again and again with the same result. It
 * writes some hours at a time, so that runs go on beside it.
 */
public final class HistoryImport {
    private static final int FEW_LINES = 240;
    private static final int MOST_LINES = 1000;
    private static final long HOUR_SECONDS = 3600;
    /** Clocks differ; a line of tomorrow would stand in the history until then. */
    private static final Duration AHEAD = Duration.ofDays(1);

    private final Store store;
    private final Instant now;
    private final Instant oldest;
    private final List<RecordedRun> batch = new ArrayList<>();
    private long lines;
    private long leftOut;
    private @Nullable Instant first;
    private @Nullable Instant last;

    private HistoryImport(Store store, Instant now, Instant oldest) {
        this.store = store;
        this.now = now;
        this.oldest = oldest;
    }

    /**
     * Imports files, given in the order of time.
     *
     * @param zone that of lines that tell local time without offset
     * @throws Failure if a file cannot be read, or the store cannot be written; what was imported before stays
     */
    public static Imported of(List<Path> files, Settings settings, Instant now, ZoneId zone) throws Failure {
        try (Store store = Stores.open(settings);
                JournalReader reader = new JournalReader(files, zone)) {
            Instant oldest = now.minus(settings.store().rollupKeep());
            return new HistoryImport(store, now, oldest).read(reader);
        } catch (StoreException e) {
            throw Run.failure(e);
        } catch (JournalException e) {
            throw new Failure(Exit.NO_DATA, String.valueOf(e.getMessage()));
        }
    }

    private Imported read(JournalReader reader) throws JournalException, StoreException {
        for (RecordedRun entry = reader.next(); entry != null; entry = reader.next()) {
            if (entry.at().isBefore(oldest) || entry.at().isAfter(now.plus(AHEAD))) {
                leftOut++;
            } else {
                if (isFull(entry)) {
                    write();
                }
                batch.add(entry);
            }
        }
        write();
        return new Imported(lines, first, last, leftOut, reader.faulty(), reader.firstFault());
    }

    /** Whole hours, as far as possible: what is packed together need not be packed again. */
    private boolean isFull(RecordedRun next) {
        if (batch.size() < FEW_LINES) {
            return false;
        }
        return batch.size() >= MOST_LINES || hour(batch.get(batch.size() - 1)) != hour(next);
    }

    private static long hour(RecordedRun entry) {
        return Math.floorDiv(entry.at().getEpochSecond(), HOUR_SECONDS);
    }

    private void write() throws StoreException {
        store.transaction(() -> {
            for (RecordedRun entry : batch) {
                store.samples().add(entry.at(), entry.samples());
            }
            store.samples().pack(now, MOST_LINES);
        });
        for (RecordedRun entry : batch) {
            first = first == null || entry.at().isBefore(first) ? entry.at() : first;
            last = last == null || entry.at().isAfter(last) ? entry.at() : last;
        }
        lines += batch.size();
        batch.clear();
    }
}
