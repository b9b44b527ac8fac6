package dev.monitor.accounting;

import dev.monitor.host.UserNames;
import dev.monitor.model.HourlyUsage;
import dev.monitor.model.ProcessTable.Entry;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sets the records apart that end processes which were seen alive; all others go on to another sink.
 *
 * <p>The process that the previous run saw under a pid is ended by the first unread record of the pid: whoever has it next can
 * end only later. If that record cannot be its own, its own was lost.
 *
 * @param <S> where the others go
 */
final class RecordMatcher<S extends RecordSink<S>> implements RecordSink<RecordMatcher<S>> {
    private final Pids pids;
    private final Timing timing;
    private final S others;

    /** By the place of the pid: the first record was there, be it the one that was awaited or not. */
    private final boolean[] answered;

    private final Map<Integer, long[]> ends = new HashMap<>();
    private final Map<Integer, long[]> newcomerEnds = new HashMap<>();

    RecordMatcher(Pids pids, Timing timing, S others) {
        this.pids = pids;
        this.timing = timing;
        this.others = others;
        this.answered = new boolean[pids.count()];
    }

    /** The record of the process that the previous run saw under a pid; null if it was not read. */
    long @Nullable [] end(int pid) {
        return ends.get(pid);
    }

    /** The record of the process that this run sees anew under a pid; null if it was not read. */
    long @Nullable [] newcomerEnd(int pid) {
        return newcomerEnds.get(pid);
    }

    /** {@inheritDoc} Those that match nobody, which is nearly all, go on together. */
    @Override
    public int addAll(long[] words, int from, int to) {
        int begin = from;
        for (int record = from; record < to; record++) {
            int at = RecordLayout.WORDS * record;
            if (pids.mayMatch(RecordLayout.pid(words, at))) {
                int end = others.addAll(words, begin, record);
                if (end < record || !RecordLayout.isPlausible(words, at)) {
                    return end;
                }
                match(words, at);
                begin = record + 1;
            }
        }
        return others.addAll(words, begin, to);
    }

    @Override
    public void add(long[] words, int at) {
        if (pids.mayMatch(RecordLayout.pid(words, at))) {
            match(words, at);
        } else {
            others.add(words, at);
        }
    }

    private void match(long[] words, int at) {
        int pid = RecordLayout.pid(words, at);
        int place = pids.place(pid);
        Pids.Holders holders = pids.get(place);
        Entry awaited = holders.awaited();
        if (awaited != null && !answered[place] && !timing.isTooEarly(words, at)) {
            answered[place] = true;
            if (timing.canEnd(awaited, words, at)) {
                ends.put(pid, copy(words, at));
                return;
            }
        }
        Entry newcomer = holders.newcomer();
        if (newcomer != null && timing.isOfNewcomer(newcomer, words, at)) {
            long[] earlier = newcomerEnds.put(pid, copy(words, at));
            if (earlier != null) {
                others.add(earlier, 0);
            }
        } else {
            others.add(words, at);
        }
    }

    private static long[] copy(long[] words, int at) {
        return Arrays.copyOfRange(words, at, at + RecordLayout.WORDS);
    }

    @Override
    public RecordMatcher<S> another() {
        return new RecordMatcher<>(pids, timing, others.another());
    }

    @Override
    public void append(RecordMatcher<S> behind) {
        others.append(behind.others);
        for (int place = 0; place < answered.length; place++) {
            int pid = pids.get(place).pid();
            takeAgain(behind.ends.get(pid));
            answered[place] |= behind.answered[place];
            takeAgain(behind.newcomerEnds.get(pid));
        }
    }

    @Override
    public UsageTable table() {
        return others.table();
    }

    @Override
    public List<HourlyUsage> history(UserNames users) {
        return others.history(users);
    }

    private void takeAgain(long @Nullable [] record) {
        if (record != null) {
            match(record, 0);
        }
    }
}
