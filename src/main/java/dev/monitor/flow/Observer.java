package dev.monitor.flow;

import dev.monitor.accounting.Meter;
import dev.monitor.accounting.Options;
import dev.monitor.collect.Collectors;
import dev.monitor.host.Host;
import dev.monitor.model.Accounting;
import dev.monitor.model.Budget;
import dev.monitor.model.CollectException;
import dev.monitor.model.CpuStat;
import dev.monitor.model.HourlyUsage;
import dev.monitor.model.MachineTimes;
import dev.monitor.model.MeterRun;
import dev.monitor.model.Outcome;
import dev.monitor.model.ProcessTable;
import dev.monitor.model.Rates;
import dev.monitor.model.Reading;
import dev.monitor.model.Section;
import dev.monitor.model.Snapshot;
import dev.monitor.model.UserKey;
import dev.monitor.model.UserUsage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks at the machine once: the system's sections, the processes, and the meter. */
final class Observer {
    private static final String ACCOUNTING = "accounting";

    private static final Comparator<Reading> LARGEST_FIRST = new LargestFirst();

    private final Host host;
    private final String hostName;
    private final Options accounting;
    private final Budgets budgets;
    private final Map<String, Section> sections = new LinkedHashMap<>();
    private final List<Outcome> outcomes = new ArrayList<>();

    Observer(Host host, String hostName, Options accounting, Budgets budgets) {
        this.host = host;
        this.hostName = hostName;
        this.accounting = accounting;
        this.budgets = budgets;
    }

    /** Waits for the collectors and does the rest, which needs to know what was before. */
    Observation observe(FirstLook look, Past past) {
        Instant at = host.clock().instant();
        ProcessWatch watch = new ProcessWatch(look.processes(), past.meter().living());
        Gathering processes = Gathering.start(host, List.of(watch));
        look.collectors().finish(sections, outcomes);
        MachineTimes before = past.times() == null ? times() : past.times();
        processes.finish(sections, outcomes);
        if (past.times() == null) {
            lookAgain();
        }
        MeterRun meter = meter(past, watch.table());
        if (meter != null) {
            List<Reading> readings = readings(past, meter);
            List<Budget> used = budgets.used(readings, budgetBegins(past, meter));
            sections.put(ACCOUNTING, new Accounting(meter.source(), meter.records(), readings, used));
        }
        MachineTimes times = times();
        Rates rates = before == null || times == null ? null : Rates.between(before.baseOf(times), times.cpu());
        Snapshot snapshot = new Snapshot(RandomId.run(), hostName, at, sections, rates, outcomes);
        return new Observation(snapshot, watch.table(), meter, times, machine(past, times));
    }

    private Map<Budget.Period, List<Reading>> budgetBegins(Past past, MeterRun meter) {
        return meter.history().isEmpty() ? past.budgetBegins() : budgets.begins(meter.history());
    }

    /** Without a previous run the processors are compared with a moment ago, when the processes were first looked at. */
    private void lookAgain() {
        try {
            sections.put(Collectors.cpu().name(), Collectors.cpu().collect(host));
        } catch (CollectException e) {
            // What was read a moment ago is kept.
        }
    }

    private @Nullable MachineTimes times() {
        Section section = sections.get(Collectors.cpu().name());
        return section instanceof CpuStat stat ? new MachineTimes(bootId(), stat.total()) : null;
    }

    private String bootId() {
        try {
            return host.proc("sys/kernel/random/boot_id").text().strip();
        } catch (CollectException e) {
            return "";
        }
    }

    private @Nullable MeterRun meter(Past past, @Nullable ProcessTable processes) {
        long begun = System.nanoTime();
        Instant previous = past.previous() == null ? null : past.previous().at();
        try {
            MeterRun run = Meter.run(host, accounting, past.meter(), processes, previous);
            outcomes.add(new Outcome(ACCOUNTING, Outcome.Status.OK, "", since(begun)));
            return run;
        } catch (CollectException e) {
            outcomes.add(Outcomes.of(ACCOUNTING, e, since(begun)));
        } catch (RuntimeException e) {
            outcomes.add(Outcomes.ofBug(ACCOUNTING, e, since(begun)));
        }
        return null;
    }

    /** The meters after this run: as they stood, and what this run adds. */
    private static List<Reading> readings(Past past, MeterRun meter) {
        Map<UserKey, Reading> byUser = new LinkedHashMap<>();
        for (Reading reading : past.readings()) {
            byUser.put(new UserKey(reading.uid(), reading.user()), reading);
        }
        for (HourlyUsage hour : meter.history()) {
            add(byUser, hour.used());
        }
        add(byUser, meter.used());
        List<Reading> readings = new ArrayList<>(byUser.values());
        readings.sort(LARGEST_FIRST);
        return readings;
    }

    private static void add(Map<UserKey, Reading> byUser, List<UserUsage> usages) {
        for (UserUsage used : usages) {
            UserKey key = new UserKey(used.uid(), used.user());
            Reading stood = byUser.get(key);
            Duration cpu = stood == null ? used.cpu() : stood.cpu().plus(used.cpu());
            long commands = (stood == null ? 0 : stood.commands()) + used.commands();
            byUser.put(key, new Reading(used.uid(), used.user(), cpu, commands));
        }
    }

    /** The machine's meter: as it stood, and what its processes used since; a reboot counts from 0. */
    private static @Nullable Duration machine(Past past, @Nullable MachineTimes times) {
        Duration stood = past.previous() == null ? null : past.previous().machine();
        if (times == null) {
            return stood;
        }
        MachineTimes before = past.times();
        long ticks = before == null ? times.cpu().processTicks() : before.processTicksUntil(times);
        return (stood == null ? Duration.ZERO : stood).plusMillis(10 * ticks);
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /** A comparator by hand: the first lambda of a run costs as much as all collectors together. */
    private static final class LargestFirst implements Comparator<Reading> {
        @Override
        public int compare(Reading a, Reading b) {
            int byCpu = b.cpu().compareTo(a.cpu());
            return byCpu != 0 ? byCpu : a.user().compareTo(b.user());
        }
    }
}
