package dev.monitor.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code /proc/stat} (proc(5)): counters since boot.
 *
 * @param total all processors together
 * @param cpus each processor under the name and in the order that the kernel gives it; offline ones are absent
 * @param intr interrupts serviced: the total first, then one count an interrupt number, trailing zeros left out; empty
 *     where the kernel does not count them
 * @param ctxt context switches
 * @param btime when the machine was booted
 * @param processes forks
 * @param running processes that run now
 * @param blocked processes that wait for I/O now
 * @param softirq soft interrupts: the total first, then by kind; empty on old kernels
 */
public record CpuStat(
        CpuTimes total,
        Map<String, CpuTimes> cpus,
        List<Long> intr,
        long ctxt,
        Instant btime,
        long processes,
        long running,
        long blocked,
        List<Long> softirq)
        implements Section {

    @Override
    public Map<String, Object> fields() {
        Map<String, Object> each = new LinkedHashMap<>();
        for (Map.Entry<String, CpuTimes> cpu : cpus.entrySet()) {
            each.put(cpu.getKey(), cpu.getValue().seconds());
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("cpu_total", total.seconds());
        fields.put("cpus", each);
        fields.put("intr", intr);
        fields.put("ctxt", ctxt);
        fields.put("btime", btime.getEpochSecond());
        fields.put("processes", processes);
        fields.put("procs_running", running);
        fields.put("procs_blocked", blocked);
        fields.put("softirq", softirq);
        return fields;
    }

    @Override
    public List<Sample> samples() {
        List<Sample> samples = new ArrayList<>();
        samples.add(Sample.of("context_switches_total", ctxt));
        samples.add(Sample.of("forks_total", processes));
        if (!intr.isEmpty()) {
            samples.add(Sample.of("interrupts_total", intr.get(0)));
        }
        samples.add(Sample.of("processes_running", running));
        samples.add(Sample.of("processes_blocked", blocked));
        return samples;
    }
}
