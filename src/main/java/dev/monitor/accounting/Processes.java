package dev.monitor.accounting;

import dev.monitor.model.ProcessTable;
import dev.monitor.model.ProcessTable.Entry;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the processes used that were seen alive. It is remembered what each is charged for; whoever sees it next, alive or in
 * its record, charges the user of that moment for what is more.
 *
 * <p>A process of which the record was read may be shown for a while yet: it has ended, and nothing is charged for it.
 */
final class Processes {
    private final @Nullable ProcessTable before;
    private final @Nullable ProcessTable now;
    private final Timing timing;
    private final Pids pids;

    /**
     * @param before what the previous run left; null before the first look
     * @param now what this run sees; null if it could not look
     * @param timing of these two
     */
    Processes(@Nullable ProcessTable before, @Nullable ProcessTable now, Timing timing) {
        this.before = before;
        this.now = now;
        this.timing = timing;
        this.pids = new Pids(before, now, timing.sameBoot());
    }

    /** Charges the living for what they used since they were last seen; a new one for all of it. */
    void chargeLiving(NamedSums sums) {
        for (int place = 0; place < pids.count(); place++) {
            Pids.Holders holders = pids.get(place);
            charge(holders.living(), holders.increment(), sums);
        }
    }

    /** The same where there are no records: what zombies used to their end is known from nowhere else. */
    void chargeLivingAndZombies(NamedSums sums) {
        for (int place = 0; place < pids.count(); place++) {
            Pids.Holders holders = pids.get(place);
            charge(holders.present(), holders.increment(), sums);
        }
    }

    private static void charge(@Nullable Entry process, long ticks, NamedSums sums) {
        if (process != null && ticks > 0) {
            sums.add(process.uid(), process.comm(), ticks, 0);
        }
    }

    /** Sets the records of these processes apart from others. */
    <S extends RecordSink<S>> RecordMatcher<S> matcher(S others) {
        return new RecordMatcher<>(pids, timing, others);
    }

    /**
     * Charges those whose records were read, for what these tell beyond what was charged.
     *
     * @param livingAreCharged whether what this run saw of them was
     */
    void chargeEnded(RecordMatcher<?> records, boolean livingAreCharged, UsageTable table) {
        for (int place = 0; place < pids.count(); place++) {
            Pids.Holders holders = pids.get(place);
            charge(records.end(holders.pid()), holders.charged(), table);
            Entry newcomer = holders.newcomer();
            if (newcomer != null) {
                boolean charged = livingAreCharged && newcomer.isAlive();
                charge(records.newcomerEnd(holders.pid()), charged ? newcomer.cpuTicks() : 0, table);
            }
        }
    }

    private static void charge(long @Nullable [] record, long charged, UsageTable table) {
        if (record != null) {
            table.add(record, 0, Math.max(0, RecordLayout.cpuTicks(record, 0) - charged));
        }
    }

    /** The processes that are gone, though none of the records, or hardly one, is theirs; those of the kernel write none. */
    List<Entry> vanished(RecordMatcher<?> records) {
        List<Entry> vanished = new ArrayList<>();
        for (int place = 0; now != null && place < pids.count(); place++) {
            Pids.Holders holders = pids.get(place);
            Entry awaited = holders.awaited();
            long[] end = records.end(holders.pid());
            if (awaited != null && (end == null ? isGone(holders, awaited) : !timing.isLikelyEnd(awaited, end, 0))) {
                vanished.add(awaited);
            }
        }
        return vanished;
    }

    private static boolean isGone(Pids.Holders holders, Entry awaited) {
        return !holders.isAwaitedHere() && awaited.rssBytes() > 0;
    }

    /**
     * What to remember; null if there never was a look.
     *
     * @param records null if none were read
     */
    @Nullable
    ProcessTable next(@Nullable RecordMatcher<?> records) {
        ProcessTable latest = now == null ? before : now;
        if (latest == null) {
            return null;
        }
        List<Entry> entries = new ArrayList<>(pids.count());
        for (int place = 0; place < pids.count(); place++) {
            Pids.Holders holders = pids.get(place);
            Entry next = now == null ? holders.before() : holders.next();
            if (next != null) {
                entries.add(records != null && hasEnded(holders, records) ? next.ended() : next);
            }
        }
        return new ProcessTable(latest.bootId(), latest.uptime(), latest.at(), entries);
    }

    private boolean hasEnded(Pids.Holders holders, RecordMatcher<?> records) {
        boolean isBefore = now == null || holders.isAwaitedHere();
        return (isBefore && records.end(holders.pid()) != null) || records.newcomerEnd(holders.pid()) != null;
    }
}
