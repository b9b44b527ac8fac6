package dev.monitor.accounting;

import dev.monitor.model.AccountingCursor;
import dev.monitor.model.Gap;
import dev.monitor.model.Ticks;
import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is on a trail, oldest first, and declares what is lost on it: from the last record before to the first after.
 *
 * @param <S> where the records go
 */
final class TrailReading<S extends RecordSink<S>> {
    private final String name;
    private final PacctReading<S> reading;
    private final List<Gap> gaps = new ArrayList<>();
    private @Nullable AccountingCursor cursor;
    private @Nullable Instant first;
    /** The end of the last record read; null before the very first. */
    private @Nullable Instant lastEnd;

    /** Until when nothing is missing. */
    private @Nullable Instant last;

    private String lost = "";

    /**
     * @param name by which the accounting file is known
     * @param cursor where the trail was picked up; null before the very first record
     * @param readBefore when reading came as far as the cursor; null on the first run
     */
    TrailReading(String name, S sink, @Nullable AccountingCursor cursor, @Nullable Instant readBefore) {
        this.name = name;
        this.reading = new PacctReading<>(sink);
        this.cursor = cursor;
        this.lastEnd = cursor == null ? null : cursor.lastEnd();
        this.last = cursor == null ? null : readBefore;
    }

    /** Reads all. */
    void read(Trail trail, Instant now) throws IOException {
        lost = trail.lost();
        for (int place = 0; place < trail.stretches().size(); place++) {
            Trail.Stretch stretch = trail.stretches().get(place);
            boolean complete = place + 1 < trail.stretches().size();
            try {
                read(stretch, now);
                if (complete) {
                    reading.skipRest();
                }
            } catch (IOException e) {
                if (!complete) {
                    throw e;
                }
                lost = lost.isEmpty() ? stretch.file().path() + " cannot be read to its end" : lost;
            }
        }
        declareGap(now);
        if (reading.skippedBytes() > 0) {
            lost = reading.skippedBytes() + " bytes of " + name + " are no records";
            last = first;
            declareGap(now);
        }
    }

    private void read(Trail.Stretch stretch, Instant now) throws IOException {
        long end;
        try (ReadableByteChannel channel = stretch.file().open(stretch.from())) {
            try {
                end = reading.read(channel, stretch.from());
            } finally {
                noteTimes();
            }
        }
        if (end >= RecordLayout.BYTES) {
            cursor = stretch.file().cursor(stretch.name(), end, lastEnd == null ? now : lastEnd);
        }
    }

    private void noteTimes() {
        if (reading.firstEnd() >= 0) {
            Instant begin = Ticks.instant(reading.firstEnd());
            declareGap(begin);
            first = first == null ? begin : first;
            last = Ticks.instant(reading.lastEnd());
            lastEnd = last;
        }
    }

    /** Ends what is lost at the first record after it. Before the very first record nothing is missed. */
    private void declareGap(Instant end) {
        if (!lost.isEmpty() && last != null) {
            gaps.add(Gap.between(last, end, lost));
        }
        lost = "";
    }

    S sink() {
        return reading.sink();
    }

    List<Gap> gaps() {
        return gaps;
    }

    /** Behind all that was read; null as long as there was no record. */
    @Nullable
    AccountingCursor cursor() {
        return cursor;
    }

    /** When the process of the first record ended; null without any. */
    @Nullable
    Instant first() {
        return first;
    }

    long records() {
        return reading.records();
    }

    long skippedBytes() {
        return reading.skippedBytes();
    }
}
