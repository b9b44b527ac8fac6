package dev.monitor.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The processes that use the most CPU.
 *
 * @param count how many processes there are, or {@link #UNCOUNTED}
 * @param processes the largest ones, largest first
 */
public record TopProcesses(int count, List<Entry> processes) implements Section {
    /** The source tells the largest ones only. */
    public static final int UNCOUNTED = -1;

    /**
     * One process.
     *
     * @param program the program's name, untrusted
     * @param command the full command line with its arguments, untrusted; the program in brackets for a kernel thread
     * @param cpuPercent CPU since the previous run, in percent of one processor
     * @param rssBytes resident memory
     */
    public record Entry(int pid, String user, String program, String command, double cpuPercent, long rssBytes) {
        Map<String, Object> fields() {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("pid", pid);
            fields.put("user", user);
            fields.put("program", program);
            fields.put("command", command);
            fields.put("cpu_percent", cpuPercent);
            fields.put("rss_bytes", rssBytes);
            return fields;
        }
    }

    public TopProcesses {
        processes = List.copyOf(processes);
    }

    @Override
    public List<Object> fields() {
        List<Object> fields = new ArrayList<>();
        for (Entry process : processes) {
            fields.add(process.fields());
        }
        return fields;
    }

    /** One series a user and program: the largest of its pids. */
    @Override
    public List<Sample> samples() {
        Map<Map<String, String>, Double> largest = new LinkedHashMap<>();
        for (Entry process : processes) {
            Map<String, String> labels = Map.of("user", process.user(), "program", process.program());
            largest.putIfAbsent(labels, process.cpuPercent());
        }
        List<Sample> samples = new ArrayList<>();
        if (count != UNCOUNTED) {
            samples.add(Sample.of("processes", count));
        }
        for (Map.Entry<Map<String, String>, Double> series : largest.entrySet()) {
            samples.add(new Sample("process_cpu_percent", series.getKey(), series.getValue()));
        }
        return samples;
    }
}
