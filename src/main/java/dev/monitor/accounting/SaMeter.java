package dev.monitor.accounting;

import dev.monitor.host.CommandOutput;
import dev.monitor.host.Host;
import dev.monitor.model.CollectException;
import dev.monitor.model.Gap;
import dev.monitor.model.MeterRun;
import dev.monitor.model.MeterState;
import dev.monitor.model.ProcessTable;
import dev.monitor.model.Source;
import dev.monitor.model.Ticks;
import dev.monitor.model.Usage;
import dev.monitor.model.UserUsage;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The meter where only sa(8) can read the accounting file: differences between the totals of a user's program that it
 * prints now and those that it printed before. If one went down or is gone, or the file begins otherwise, it was
 * rotated: all that it holds is new, and what came between is a gap.
 */
final class SaMeter {
    private static final String[] PLACES = {"/usr/sbin/sa", "/usr/bin/sa"};
    private static final int DEADLINE_MILLIS = 60_000;
    private static final long UNKNOWN_UID = -1;

    private SaMeter() {}

    /** Whether the program is there and can be run. */
    static boolean isInstalled(Host host) {
        return program(host) != null;
    }

    /**
     * One run. After runs with another source the totals are but the measure for later ones: nothing tells what of them is
     * new.
     *
     * @param begin when the first process in the file ended, in ticks since the epoch; -1 where unknown
     * @param previousRun when {@code previous} was made; null on the first run
     */
    static MeterRun run(
            Host host,
            String file,
            String note,
            long begin,
            MeterState previous,
            @Nullable ProcessTable now,
            @Nullable Instant previousRun)
            throws CollectException {
        List<SaOutput.Ended> processes = processes(host, file);
        List<Usage> totals = totals(processes);
        Instant at = host.clock().instant();
        Instant first = begin >= 0 ? Ticks.instant(begin) : at;
        boolean isNew = previous.era() != null && !previous.follows(Source.SA);
        boolean rotated = !isNew && isRotated(previous, totals, begin);
        List<Gap> gaps = new ArrayList<>();
        if (previousRun != null && isNew) {
            gaps.add(Gap.between(previous.knownUntil(previousRun), at, "sa is read from now on"));
        } else if (previousRun != null && rotated) {
            gaps.add(Gap.between(previousRun, first, file + " was rotated, and sa reads no file but that"));
        }
        Timing timing = new Timing(host, previous.living(), now, Long.MIN_VALUE);
        return new MeterRun(
                Source.SA,
                note,
                previous.era() == null ? first : null,
                List.of(),
                isNew ? List.of() : named(host, rotated ? totals : increments(previous.saTotals(), totals)),
                processes.size(),
                0,
                gaps,
                new MeterState(
                        previous.cursor(),
                        totals,
                        begin,
                        new Processes(previous.living(), now, timing).next(null),
                        previous.eraOf(Source.SA, previous.era() == null ? first : at)));
    }

    /** By user as sa prints it: a name that is added to the machine later must not change what was counted. */
    private static List<Usage> totals(List<SaOutput.Ended> processes) {
        UsageSums totals = new UsageSums();
        for (SaOutput.Ended process : processes) {
            totals.add(UNKNOWN_UID, process.user(), process.program(), process.ticks(), 1);
        }
        return UserUsage.all(totals.usages());
    }

    private static boolean isRotated(MeterState previous, List<Usage> now, long begin) {
        List<Usage> before = previous.saTotals();
        if (before.isEmpty()) {
            return false;
        }
        if (begin >= 0 && previous.saBegin() >= 0 && begin != previous.saBegin()) {
            return true;
        }
        for (Usage difference : UserUsage.all(differences(before, now))) {
            if (difference.cpu().isNegative() || difference.commands() < 0) {
                return true;
            }
        }
        return false;
    }

    private static List<UserUsage> differences(List<Usage> before, List<Usage> now) {
        UsageSums differences = new UsageSums();
        for (Usage total : now) {
            differences.add(total.uid(), total.user(), total.program(), Ticks.of(total.cpu()), total.commands());
        }
        for (Usage total : before) {
            differences.add(total.uid(), total.user(), total.program(), -Ticks.of(total.cpu()), -total.commands());
        }
        return differences.usages();
    }

    private static List<Usage> increments(List<Usage> before, List<Usage> now) {
        List<Usage> increments = new ArrayList<>();
        for (Usage difference : UserUsage.all(differences(before, now))) {
            if (difference.commands() > 0) {
                increments.add(difference);
            }
        }
        return increments;
    }

    private static List<UserUsage> named(Host host, List<Usage> usages) {
        SaUsers users = new SaUsers(host.users());
        UsageSums named = new UsageSums();
        for (Usage usage : usages) {
            SaUsers.User user = users.user(usage.user());
            named.add(user.uid(), user.name(), usage.program(), Ticks.of(usage.cpu()), usage.commands());
        }
        return named.usages();
    }

    private static List<SaOutput.Ended> processes(Host host, String file) throws CollectException {
        String program = program(host);
        if (program == null) {
            throw CollectException.noData("sa: not installed; apt-get install acct");
        }
        CommandOutput output =
                host.run(DEADLINE_MILLIS, List.of(program, "-u", host.path(file).toString()));
        if (output.exit() != 0) {
            throw new CollectException(program + " -u " + file + ": ended with " + output.exit());
        }
        return SaOutput.parse(program + " -u " + file, output.output());
    }

    private static @Nullable String program(Host host) {
        for (String place : PLACES) {
            if (host.isThisMachine() && Files.isExecutable(host.path(place))) {
                return place;
            }
        }
        return null;
    }
}
