package dev.monitor.accounting;

import dev.monitor.host.Host;
import dev.monitor.model.MeterRun;
import dev.monitor.model.MeterState;
import dev.monitor.model.ProcessTable;
import dev.monitor.model.Source;
import dev.monitor.model.UserUsage;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The meter without accounting: what the living processes used since the previous run saw them. A process that is new counts
 * as a whole, on the first run each of them; what one used between the last look at it and its end is unknown.
 */
final class LiveMeter {
    private LiveMeter() {}

    static MeterRun run(Host host, String note, MeterState previous, @Nullable ProcessTable now) {
        Processes processes =
                new Processes(previous.living(), now, new Timing(host, previous.living(), now, Long.MIN_VALUE));
        boolean first = previous.era() == null;
        Instant boot = boot(host, now);
        return new MeterRun(
                Source.LIVE,
                note,
                first ? boot : null,
                List.of(),
                first || previous.living() != null ? increments(host, processes, previous.cursor() != null) : List.of(),
                0,
                0,
                List.of(),
                new MeterState(
                        previous.cursor(),
                        previous.saTotals(),
                        previous.saBegin(),
                        processes.next(null),
                        previous.eraOf(Source.LIVE, first ? boot : previous.knownUntil(boot))));
    }

    private static Instant boot(Host host, @Nullable ProcessTable now) {
        return now == null ? host.clock().instant() : now.at().minusMillis((long) (1000 * now.uptime()));
    }

    /** @param readBefore whether records were ever read: then a zombie's may have been one of them */
    private static List<UserUsage> increments(Host host, Processes processes, boolean readBefore) {
        NamedSums sums = new NamedSums();
        if (readBefore) {
            processes.chargeLiving(sums);
        } else {
            processes.chargeLivingAndZombies(sums);
        }
        return sums.usages(host.users());
    }
}
