package dev.monitor.flow;

import dev.monitor.accounting.Meter;
import dev.monitor.accounting.Options;
import dev.monitor.collect.Collectors;
import dev.monitor.collect.ProcessScan;
import dev.monitor.collect.TopRanking;
import dev.monitor.host.Host;
import dev.monitor.model.Accounting;
import dev.monitor.model.CollectException;
import dev.monitor.model.CpuStat;
import dev.monitor.model.CpuTimes;
import dev.monitor.model.MeterRun;
import dev.monitor.model.Outcome;
import dev.monitor.model.ProcessTable;
import dev.monitor.model.Rates;
import dev.monitor.model.Reading;
import dev.monitor.model.Section;
import dev.monitor.model.Snapshot;
import dev.monitor.model.Usage;
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
    /** How long the processors are watched where there is no previous run to compare with. */
    private static final int SAMPLE_MILLIS = 250;

    private static final String TOP = "top";
    private static final String ACCOUNTING = "accounting";

    private static final Comparator<Reading> LARGEST_FIRST = new LargestFirst();

    private final Host host;
    private final String hostName;
    private final Options accounting;
    private final Map<String, Section> sections = new LinkedHashMap<>();
    private final List<Outcome> outcomes = new ArrayList<>();

    Observer(Host host, String hostName, Options accounting) {
        this.host = host;
        this.hostName = hostName;
        this.accounting = accounting;
    }

    /** Waits for the collectors and does the rest, which needs to know what was before. */
    Observation observe(Gathering gathering, Past past) {
        Instant at = host.clock().instant();
        ProcessTable before = past.meter().living();
        ProcessTable processes = scan(before);
        CpuTimes base = base(past, processes);
        CpuTimes cpuBefore = base;
        gathering.finish(sections, outcomes);
        if (cpuBefore == null) {
            cpuBefore = cpu();
            before = processes;
            processes = scanAgain(processes);
        }
        if (processes != null) {
            sections.put(TOP, TopRanking.rank(host, before, processes));
        }
        MeterRun meter = meter(past, processes);
        if (meter != null) {
            sections.put(ACCOUNTING, new Accounting(meter.source(), meter.records(), readings(past, meter)));
        }
        CpuTimes cpu = cpu();
        Rates rates = cpuBefore == null || cpu == null ? null : Rates.between(cpuBefore, cpu);
        Snapshot snapshot = new Snapshot(RandomId.run(), hostName, at, sections, rates, outcomes);
        return new Observation(snapshot, processes, meter, machine(past, base, cpu));
    }

    /** What the processor times are compared with: where they stood, or 0 if the machine was booted since. */
    private static @Nullable CpuTimes base(Past past, @Nullable ProcessTable now) {
        ProcessTable before = past.meter().living();
        boolean booted = before != null && now != null && !before.bootId().equals(now.bootId());
        return booted && past.cpu() != null ? new CpuTimes(List.of(0L, 0L, 0L, 0L)) : past.cpu();
    }

    private @Nullable ProcessTable scan(@Nullable ProcessTable before) {
        long begun = System.nanoTime();
        try {
            ProcessTable table = ProcessScan.scan(host, before);
            outcomes.add(new Outcome(TOP, Outcome.Status.OK, "", since(begun)));
            return table;
        } catch (CollectException e) {
            outcomes.add(Outcomes.of(TOP, e, since(begun)));
        } catch (RuntimeException e) {
            outcomes.add(Outcomes.ofBug(TOP, e, since(begun)));
        }
        return null;
    }

    /** Without a previous run the processors are watched for a moment, so that a first report has its percentages. */
    private @Nullable ProcessTable scanAgain(@Nullable ProcessTable processes) {
        try {
            Thread.sleep(SAMPLE_MILLIS);
            sections.put(Collectors.cpu().name(), Collectors.cpu().collect(host));
            return processes == null ? null : ProcessScan.scan(host, processes);
        } catch (CollectException e) {
            // What was read a moment ago is kept.
            return processes;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return processes;
        }
    }

    private @Nullable CpuTimes cpu() {
        Section section = sections.get(Collectors.cpu().name());
        return section instanceof CpuStat stat ? stat.total() : null;
    }

    private @Nullable MeterRun meter(Past past, @Nullable ProcessTable processes) {
        long begun = System.nanoTime();
        // A failed scan changes nothing: the processes stand as they were.
        ProcessTable now = processes != null ? processes : past.meter().living();
        ProcessTable table = now != null ? now : new ProcessTable("", 0, List.of());
        Instant previous = past.previous() == null ? null : past.previous().at();
        try {
            MeterRun run = Meter.run(host, accounting, past.meter(), table, previous);
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
        Map<String, Reading> byUser = new LinkedHashMap<>();
        for (Reading reading : past.readings()) {
            byUser.put(reading.uid() + ":" + reading.user(), reading);
        }
        for (Usage usage : meter.increments()) {
            String key = usage.uid() + ":" + usage.user();
            Reading stood = byUser.get(key);
            Duration cpu = stood == null ? usage.cpu() : stood.cpu().plus(usage.cpu());
            long commands = (stood == null ? 0 : stood.commands()) + usage.commands();
            byUser.put(key, new Reading(usage.uid(), usage.user(), cpu, commands));
        }
        List<Reading> readings = new ArrayList<>(byUser.values());
        readings.sort(LARGEST_FIRST);
        return readings;
    }

    /** The machine's meter: as it stood, and what its processes used since; a reboot counts from 0. */
    private static @Nullable Duration machine(Past past, @Nullable CpuTimes before, @Nullable CpuTimes cpu) {
        if (cpu == null) {
            return past.previous() == null ? null : past.previous().machine();
        }
        long ticks = cpu.processTicks();
        if (before != null && cpu.total() >= before.total()) {
            ticks -= before.processTicks();
        }
        Duration stood = past.previous() == null ? null : past.previous().machine();
        return (stood == null ? Duration.ZERO : stood).plusMillis(10 * Math.max(0, ticks));
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
