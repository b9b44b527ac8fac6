package dev.monitor.render;

import dev.monitor.model.Labels;
import java.util.Map;

/** Metrics in plain words, with their units. */
public final class MetricWords {
    private MetricWords() {}

    /** What a series is about, like {@code file system /}; made printable. */
    public static String title(String metric, Map<String, String> labels) {
        return phrase(metric, labels).text();
    }

    /** The unit of a metric's values as a chart's specification has it: {@code %}, {@code bytes}, {@code s} or empty. */
    public static String unitTitle(String metric) {
        return unit(metric).title();
    }

    static Unit unit(String metric) {
        if (metric.endsWith("_percent")) {
            return Unit.PERCENT;
        }
        if (metric.endsWith("_bytes")) {
            return Unit.BYTES;
        }
        return metric.endsWith("_seconds") || metric.endsWith("_seconds_total") ? Unit.SECONDS : Unit.NUMBER;
    }

    /** Whether users and their processes are behind its values, so that it helps to know which. */
    static boolean isUsersDoing(String metric) {
        return metric.startsWith("cpu_")
                || metric.startsWith("load")
                || metric.startsWith("process")
                || metric.startsWith("pressure")
                || metric.startsWith("user_")
                || isMemory(metric);
    }

    /** Whether it is about memory. */
    static boolean isMemory(String metric) {
        return metric.startsWith("memory") || metric.startsWith("swap");
    }

    static Phrase phrase(String metric, Map<String, String> labels) {
        return switch (metric) {
            case "filesystem_percent" -> Phrase.of("file system ").quoted(label(labels, "mount"));
            case "filesystem_inodes_percent" ->
                Phrase.of("inodes of file system ").quoted(label(labels, "mount"));
            case "pressure_percent" -> Phrase.of("pressure on ").quoted(label(labels, "resource"));
            case "user_cpu_seconds_total" -> Phrase.of("CPU time of ").quoted(label(labels, "user"));
            case "user_commands_total" -> Phrase.of("commands of ").quoted(label(labels, "user"));
            case "user_cpu_budget_percent" -> Phrase.of("CPU budget of ").quoted(label(labels, "user"));
            case "process_cpu_percent" ->
                Phrase.of("program ")
                        .quoted(label(labels, "program"))
                        .plain(" of ")
                        .quoted(label(labels, "user"));
            default ->
                labels.isEmpty()
                        ? Phrase.of(words(metric))
                        : Phrase.of(words(metric) + " ").quoted(Labels.text(labels));
        };
    }

    private static String words(String metric) {
        return switch (metric) {
            case "cpu_percent" -> "CPU";
            case "cpu_user_percent" -> "CPU of programs";
            case "cpu_system_percent" -> "CPU of the kernel";
            case "cpu_iowait_percent" -> "CPU waiting for disks";
            case "cpu_steal_percent" -> "CPU taken by the hypervisor";
            case "load1" -> "load average";
            case "load5" -> "load average over 5 minutes";
            case "load15" -> "load average over 15 minutes";
            case "processes_running" -> "running processes";
            case "processes_blocked" -> "blocked processes";
            case "memory_total_bytes" -> "total memory";
            case "memory_available_bytes" -> "available memory";
            case "memory_percent" -> "memory";
            case "swap_percent" -> "swap";
            case "uptime_seconds" -> "uptime";
            case "users" -> "users logged in";
            default -> Untrusted.printable(metric).replace("_total", "").replace('_', ' ');
        };
    }

    private static String label(Map<String, String> labels, String name) {
        return labels.getOrDefault(name, "");
    }
}
