package dev.monitor.accounting;

import dev.monitor.host.Host;
import dev.monitor.model.AccountingCursor;
import dev.monitor.model.CollectException;
import dev.monitor.model.Gap;
import dev.monitor.model.MeterRun;
import dev.monitor.model.MeterState;
import dev.monitor.model.MeterState.Era;
import dev.monitor.model.ProcessTable;
import dev.monitor.model.Source;
import dev.monitor.model.Ticks;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The meter over accounting records: all that are on the trail of the cursor, and of the processes that live what they used up
 * to now. The first run takes what the records tell of the time before, and from the living only the measure.
 */
final class PacctMeter {
    private static final int ATTEMPTS = 3;

    private final Host host;
    private final String name;
    private final MeterState previous;
    private final @Nullable ProcessTable now;
    private final @Nullable Instant previousRun;
    private final Instant at;

    private PacctMeter(
            Host host, String name, MeterState previous, @Nullable ProcessTable now, @Nullable Instant previousRun) {
        this.host = host;
        this.name = name;
        this.previous = previous;
        this.now = now;
        this.previousRun = previousRun;
        this.at = host.clock().instant();
    }

    /** Whether there is a file to go on with, be there new records in it or not. */
    static boolean isOnTrail(Host host, String name, @Nullable AccountingCursor cursor) throws CollectException {
        try {
            return !Trail.pickUp(host, cursor, name).stretches().isEmpty();
        } catch (IOException e) {
            throw Unreadable.because(name, e);
        }
    }

    static MeterRun run(
            Host host, String name, MeterState previous, @Nullable ProcessTable now, @Nullable Instant previousRun)
            throws CollectException {
        try {
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                Trail trail = Trail.pickUp(host, previous.cursor(), name);
                MeterRun run = new PacctMeter(host, name, previous, now, previousRun).read(trail);
                if (trail.isInPlace()) {
                    return run;
                }
            }
        } catch (IOException e) {
            throw Unreadable.because(name, e);
        }
        throw new CollectException(name + ": was rotated each time it was read; the next run goes on");
    }

    private MeterRun read(Trail trail) throws IOException {
        if (isNewSource()) {
            long seen =
                    Ticks.of(previous.living() == null ? at : previous.living().at());
            return read(trail, new RecentRecords(seen + Timing.SLACK), seen - Timing.SLACK);
        }
        return previousRun == null
                ? read(trail, new HourlyTables(Ticks.of(at)), Long.MIN_VALUE)
                : read(trail, UsageTable.ofRun(), Long.MIN_VALUE);
    }

    /** Whether earlier runs used another source. */
    private boolean isNewSource() {
        return previous.era() != null && !previous.follows(Source.PACCT);
    }

    private <S extends RecordSink<S>> MeterRun read(Trail trail, S others, long earliestEnd) throws IOException {
        Timing timing = new Timing(host, previous.living(), now, earliestEnd);
        Processes processes = new Processes(previous.living(), now, timing);
        TrailReading<RecordMatcher<S>> reading =
                new TrailReading<>(name, processes.matcher(others), previous.cursor(), previousRun);
        reading.read(trail, at);
        RecordMatcher<S> records = reading.sink();
        boolean chargeLiving = previous.living() != null;
        processes.chargeEnded(records, chargeLiving, records.table());
        NamedSums sums = new NamedSums();
        if (chargeLiving) {
            processes.chargeLiving(sums);
        }
        records.table().addTo(sums);
        Instant first = reading.first();
        Instant since = first == null ? at : first;
        Era era = previous.eraOf(Source.PACCT, previous.era() == null ? since : at);
        return new MeterRun(
                Source.PACCT,
                "",
                previous.era() == null ? since : null,
                records.history(host.users()),
                sums.usages(host.users()),
                reading.records(),
                reading.skippedBytes(),
                gaps(reading.gaps(), processes.vanished(records), timing),
                new MeterState(
                        reading.cursor(), previous.saTotals(), previous.saBegin(), processes.next(records), era));
    }

    private List<Gap> gaps(List<Gap> lost, List<ProcessTable.Entry> vanished, Timing timing) {
        List<Gap> gaps = new ArrayList<>();
        Era era = previous.era();
        if (era != null && era.source() != Source.PACCT) {
            gaps.add(Gap.between(era.since(), at, "accounting records were not read: ended processes are missing"));
        }
        gaps.addAll(lost);
        if (era != null && era.source() == Source.PACCT && !vanished.isEmpty()) {
            gaps.add(Gap.between(previous.knownUntil(timing.begin()), timing.end(), because(vanished, timing)));
        }
        return Gap.joined(gaps);
    }

    private String because(List<ProcessTable.Entry> vanished, Timing timing) {
        ProcessTable.Entry one = vanished.get(0);
        String user = host.users().name(host.users().owner(one.uid()));
        String cause = timing.sameBoot() ? "accounting was off or paused" : "the machine went down";
        return cause + ": at least " + vanished.size() + " ended without a record, pid " + one.pid() + " of " + user
                + " for one";
    }
}
