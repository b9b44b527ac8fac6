package dev.monitor.collect;

import dev.monitor.host.Host;
import dev.monitor.host.UserNames;
import dev.monitor.model.ProcessTable;
import dev.monitor.model.ProcessTable.Entry;
import dev.monitor.model.TopProcesses;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which processes use the most CPU. */
public final class TopRanking {
    private static final int KEPT = 10;
    private static final double TICKS_PER_SECOND = 100;
    private static final double YOUTH_SECONDS = 2;

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
     * The ten processes that used the most CPU since the previous table, then those with the most memory. The process that
     * looks is not among them: it would find itself busy each time.
     *
     * @param previous an earlier table; without one of this boot, a process is measured since its start
     */
    public static TopProcesses rank(Host host, @Nullable ProcessTable previous, ProcessTable now) {
        KnownProcesses known = new KnownProcesses(previous, now.bootId(), now.uptime());
        List<Ranked> largest = new ArrayList<>(KEPT + 1);
        int self = self(host);
        for (Entry process : now.processes()) {
            if (process.pid() != self) {
                insert(largest, new Ranked(process, cpuPercent(process, known, now.uptime())));
            }
        }
        lookUp(host.users(), largest);
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

    private static void lookUp(UserNames users, List<Ranked> largest) {
        Set<Long> uids = new HashSet<>();
        for (Ranked ranked : largest) {
            uids.add(ranked.process().uid());
        }
        users.lookUp(uids);
    }

    /** The pid of this process as the observed machine has it; 0 where that is another machine. */
    private static int self(Host host) {
        try {
            return Integer.parseInt(
                    Files.readSymbolicLink(host.procPath("self")).toString());
        } catch (IOException | NumberFormatException e) {
            return 0;
        }
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
        Entry before = known.find(process);
        double percent = before == null
                ? percentSinceStart(process, known, now)
                : percent(process.cpuTicks() - before.cpuTicks(), now - known.uptime());
        return Math.round(percent * 10) / 10.0;
    }

    /**
     * What a new process used since it began; spread over two seconds if it is younger, since what is busy for a moment, as
     * a compiler is, is nothing that lasts.
     */
    private static double percentSinceStart(Entry process, KnownProcesses known, double now) {
        double age = now - process.startTicks() / TICKS_PER_SECOND;
        return percent(process.cpuTicks(), Math.max(YOUTH_SECONDS, Math.min(age, now - known.uptime())));
    }

    /** A tick a second is one percent. The clock counts no less than a tick. */
    private static double percent(long ticks, double seconds) {
        return 100 * Math.max(0, ticks) / TICKS_PER_SECOND / Math.max(1 / TICKS_PER_SECOND, seconds);
    }
}
