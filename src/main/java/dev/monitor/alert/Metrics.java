package dev.monitor.alert;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The metrics that a rule can be about. */
final class Metrics {
    /** The labels of each metric, by its name. */
    static final Map<String, List<String>> LABELS = labels();

    private Metrics() {}

    private static Map<String, List<String>> labels() {
        Map<String, List<String>> labels = new LinkedHashMap<>();
        String[] machine = {
            "cpu_percent",
            "cpu_user_percent",
            "cpu_system_percent",
            "cpu_iowait_percent",
            "cpu_steal_percent",
            "load1",
            "load5",
            "load15",
            "processes",
            "processes_running",
            "processes_blocked",
            "context_switches_total",
            "forks_total",
            "interrupts_total",
            "memory_total_bytes",
            "memory_available_bytes",
            "memory_percent",
            "swap_percent",
            "uptime_seconds",
            "sessions",
            "users"
        };
        for (String metric : machine) {
            labels.put(metric, List.of());
        }
        labels.put("filesystem_percent", List.of("mount"));
        labels.put("filesystem_inodes_percent", List.of("mount"));
        labels.put("pressure_percent", List.of("resource"));
        labels.put("user_cpu_seconds_total", List.of("user"));
        labels.put("user_commands_total", List.of("user"));
        labels.put("user_cpu_budget_percent", List.of("user"));
        labels.put("process_cpu_percent", List.of("user", "program"));
        return labels;
    }

    /**
     * The collector whose section holds a metric, by its name in the journal: where it is well, a series that is absent is
     * gone. Null for a metric that may be absent all the same: rates need an earlier run to compare with.
     */
    static @Nullable String collector(String metric) {
        if (metric.startsWith("user_")) {
            return "accounting";
        }
        if (metric.startsWith("memory_")) {
            return "meminfo";
        }
        if (metric.startsWith("filesystem_")) {
            return "filesystems";
        }
        return switch (metric) {
            case "load1", "load5", "load15" -> "loadavg";
            case "swap_percent" -> "meminfo";
            case "uptime_seconds" -> "uptime";
            case "sessions", "users" -> "sessions";
            case "pressure_percent" -> "pressure";
            case "processes", "process_cpu_percent" -> "top";
            case "processes_running",
                    "processes_blocked",
                    "context_switches_total",
                    "forks_total",
                    "interrupts_total" -> "cpu_data";
            default -> null;
        };
    }
}
