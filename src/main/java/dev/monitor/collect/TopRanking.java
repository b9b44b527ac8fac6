package dev.monitor.collect;

import dev.monitor.host.Host;
import dev.monitor.model.ProcessTable;
import dev.monitor.model.ProcessTable.Entry;
import dev.monitor.model.TopProcesses;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which processes use the most CPU. */
public final class TopRanking {
    private static final int KEPT = 10;
    private static final double TICKS_PER_SECOND = 100;

    /** One process with its rank. */
    private record Ranked(Entry process, double cpuPercent) {
        boolean isBefore(Ranked other) {
            if (cpuPercent != other.cpuPercent) {
                return cpuPercent > other.cpuPercent;
            }
            if (process.rssBytes() != other.process.rssBytes()) {
                return process.rssBytes() > other.process.rssBytes();
            }
            return process.pid() < other.process.pid();
        }
    }

    private TopRanking() {}

    /**
     * The ten processes that used the most CPU since the previous table, then those with the most memory.
     *
     * @param previous an earlier table; without one of this boot, a process is measured since its start
     */
    public static TopProcesses rank(Host host, @Nullable ProcessTable previous, ProcessTable now) {
        KnownProcesses known = new KnownProcesses(previous, now.bootId(), now.uptime());
        List<Ranked> largest = new ArrayList<>(KEPT + 1);
        for (Entry process : now.processes()) {
            insert(largest, new Ranked(process, cpuPercent(process, known, now.uptime())));
        }
        List<TopProcesses.Entry> top = new ArrayList<>(KEPT);
        for (Ranked ranked : largest) {
            Entry process = ranked.process();
            top.add(new TopProcesses.Entry(
                    process.pid(),
                    host.users().name(process.uid()),
                    process.comm(),
                    CommandLine.of(host, process),
                    ranked.cpuPercent(),
                    process.rssBytes()));
        }
        return new TopProcesses(now.processes().size(), top);
    }

    /** Puts one in its place and lets the last go if there are too many. */
    private static void insert(List<Ranked> largest, Ranked ranked) {
        int place = largest.size();
        while (place > 0 && ranked.isBefore(largest.get(place - 1))) {
            place--;
        }
        if (place < KEPT) {
            largest.add(place, ranked);
        }
        if (largest.size() > KEPT) {
            largest.remove(KEPT);
        }
    }

    private static double cpuPercent(Entry process, KnownProcesses known, double now) {
        Entry before = known.find(process.pid(), process.startTicks());
        double percent = before == null
                ? percentSinceStart(process, known, now)
                : percent(process.cpuTicks() - before.cpuTicks(), now - known.uptime());
        return Math.round(percent * 10) / 10.0;
    }

    /**
     * What a new process used since it began. It may have begun after the uptime was read, by which its age is too short:
     * so it gets no more than its threads could use in that time.
     */
    private static double percentSinceStart(Entry process, KnownProcesses known, double now) {
        double age = now - process.startTicks() / TICKS_PER_SECOND;
        double percent = percent(process.cpuTicks(), Math.min(age, now - known.uptime()));
        return Math.min(percent, 100.0 * Math.max(1, process.threads()));
    }

    /** A tick a second is one percent. The clock counts no less than a tick. */
    private static double percent(long ticks, double seconds) {
        return 100 * Math.max(0, ticks) / TICKS_PER_SECOND / Math.max(1 / TICKS_PER_SECOND, seconds);
    }
}
