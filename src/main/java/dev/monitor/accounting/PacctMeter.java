package dev.monitor.accounting;

import dev.monitor.host.Host;
import dev.monitor.model.AccountingCursor;
import dev.monitor.model.CollectException;
import dev.monitor.model.Gap;
import dev.monitor.model.MeterRun;
import dev.monitor.model.MeterState;
import dev.monitor.model.ProcessTable;
import dev.monitor.model.Source;
import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The meter over accounting records: all that are on the trail of the cursor, and the cursor behind them. */
final class PacctMeter {
    private static final int ATTEMPTS = 3;

    private final Host host;
    private final String name;
    private final MeterState previous;
    private final PacctReading reading = new PacctReading();
    private final List<Gap> gaps = new ArrayList<>();
    private @Nullable Instant first;
    private @Nullable Instant last;
    private String lost = "";
    private @Nullable AccountingCursor cursor;

    private PacctMeter(Host host, String name, MeterState previous, @Nullable Instant previousRun) {
        this.host = host;
        this.name = name;
        this.previous = previous;
        this.last = previousRun;
        this.cursor = previous.cursor();
    }

    /** Whether there is a file to go on with, be there new records in it or not. */
    static boolean isOnTrail(Host host, String name, @Nullable AccountingCursor cursor) throws CollectException {
        try {
            return !Trail.pickUp(cursor, name, host.path(name)).stretches().isEmpty();
        } catch (IOException e) {
            throw Unreadable.because(name, e);
        }
    }

    static MeterRun run(Host host, String name, MeterState previous, ProcessTable now, @Nullable Instant previousRun)
            throws CollectException {
        try {
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                PacctMeter meter = new PacctMeter(host, name, previous, previousRun);
                Trail trail = Trail.pickUp(previous.cursor(), name, host.path(name));
                meter.read(trail);
                if (trail.isInPlace()) {
                    return meter.result(now);
                }
            }
        } catch (IOException e) {
            throw Unreadable.because(name, e);
        }
        throw new CollectException(name + ": was rotated each time it was read; the next run goes on");
    }

    private void read(Trail trail) throws IOException {
        lost = trail.lost();
        for (int place = 0; place < trail.stretches().size(); place++) {
            Trail.Stretch stretch = trail.stretches().get(place);
            try {
                read(stretch);
            } catch (IOException e) {
                if (place + 1 == trail.stretches().size()) {
                    throw e;
                }
                lost = lost.isEmpty() ? stretch.file().path() + " cannot be read to its end" : lost;
            }
        }
        declareGap(host.clock().instant());
    }

    private void read(Trail.Stretch stretch) throws IOException {
        long end;
        try (ReadableByteChannel channel = stretch.file().open(stretch.from())) {
            try {
                end = reading.read(channel, stretch.from());
            } finally {
                noteTimes();
            }
        }
        if (end >= RecordLayout.BYTES) {
            cursor = stretch.file().cursor(name, end);
        }
    }

    private void noteTimes() {
        if (reading.firstEnd() >= 0) {
            Instant begin = Ticks.instant(reading.firstEnd());
            declareGap(begin);
            first = first == null ? begin : first;
            last = Ticks.instant(reading.lastEnd());
        }
    }

    /** Ends what is lost at the first record after it. Before the very first record nothing is missed. */
    private void declareGap(Instant end) {
        Instant begin = last;
        if (!lost.isEmpty() && begin != null) {
            gaps.add(new Gap(begin.isAfter(end) ? end : begin, end, lost));
        }
        lost = "";
    }

    private MeterRun result(ProcessTable now) {
        Instant since = first == null ? host.clock().instant() : first;
        return new MeterRun(
                Source.PACCT,
                "",
                previous.cursor() == null ? since : null,
                reading.table().usages(host.users()),
                reading.records(),
                reading.skippedBytes(),
                gaps,
                new MeterState(cursor, previous.saTotals(), now));
    }
}
