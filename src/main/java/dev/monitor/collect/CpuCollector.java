package dev.monitor.collect;

import dev.monitor.host.Host;
import dev.monitor.host.TextFile;
import dev.monitor.model.CollectException;
import dev.monitor.model.CpuStat;
import dev.monitor.model.CpuTimes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads {@code /proc/stat} (proc(5)). Lines that it does not know are the business of newer kernels. */
final class CpuCollector implements Collector<CpuStat> {
    private static final int FEWEST_COLUMNS = 4;
    /** In the year 2106: four bytes of seconds. */
    private static final long LATEST_SECOND = 0xffff_ffffL;

    private static final Set<String> COUNTERS =
            Set.of("intr", "ctxt", "btime", "processes", "procs_running", "procs_blocked", "softirq");

    @Override
    public String name() {
        return "cpu_data";
    }

    @Override
    public CpuStat collect(Host host) throws CollectException {
        TextFile file = host.proc("stat");
        Map<String, CpuTimes> cpus = new LinkedHashMap<>();
        Map<String, List<Long>> counters = new HashMap<>();
        while (file.hasLine()) {
            Words words = Words.ofLine(file);
            String name = words.next();
            if (isCpu(name)) {
                cpus.put(name, times(words, file));
            } else if (COUNTERS.contains(name)) {
                counters.put(name, numbers(words));
            }
        }
        CpuTimes total = cpus.remove("cpu");
        if (total == null) {
            throw file.malformed("there is no line \"cpu\"");
        }
        return new CpuStat(
                total,
                cpus,
                withoutTrailingZeros(counters.getOrDefault("intr", List.of())),
                counter("ctxt", counters, file),
                bootTime(counters, file),
                counter("processes", counters, file),
                counter("procs_running", counters, file),
                counter("procs_blocked", counters, file),
                counters.getOrDefault("softirq", List.of()));
    }

    /** Whether it is {@code cpu}, all processors together, or {@code cpu} with a number, one of them. */
    private static boolean isCpu(String name) {
        if (!name.startsWith("cpu")) {
            return false;
        }
        for (int i = "cpu".length(); i < name.length(); i++) {
            if (name.charAt(i) < '0' || name.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** Newer kernels add columns at the end of a line: those beyond the ones we know are left out. */
    private static CpuTimes times(Words words, TextFile file) throws CollectException {
        List<Long> columns = numbers(words);
        if (columns.size() < FEWEST_COLUMNS) {
            throw file.malformed("the line is too short");
        }
        return new CpuTimes(columns.subList(0, Math.min(CpuTimes.MODES.size(), columns.size())));
    }

    private static List<Long> numbers(Words words) throws CollectException {
        List<Long> numbers = new ArrayList<>();
        while (words.hasNext()) {
            numbers.add(words.number());
        }
        return numbers;
    }

    /** Most interrupt numbers are unused, on large machines thousands at the end of the line. */
    private static List<Long> withoutTrailingZeros(List<Long> counts) {
        int size = counts.size();
        while (size > 1 && counts.get(size - 1) == 0) {
            size--;
        }
        return List.copyOf(counts.subList(0, size));
    }

    private static Instant bootTime(Map<String, List<Long>> counters, TextFile file) throws CollectException {
        long seconds = counter("btime", counters, file);
        if (seconds > LATEST_SECOND) {
            throw file.malformed("btime is out of range");
        }
        return Instant.ofEpochSecond(seconds);
    }

    private static long counter(String name, Map<String, List<Long>> counters, TextFile file) throws CollectException {
        List<Long> numbers = counters.get(name);
        if (numbers == null || numbers.isEmpty()) {
            throw file.malformed("there is no value of \"" + name + "\"");
        }
        return numbers.get(0);
    }
}
