package dev.monitor.alert;

import dev.monitor.model.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The rules behind the short keys, as {@code LOAD_AVG_MAX=1.2}. */
public final class Thresholds {
    private Thresholds() {}

    /**
     * A rule for each short key, under the key's name.
     *
     * @param thresholds by key, as {@code CPU_MAX}
     * @param repeat after how long each is told again while it lasts
     * @throws IllegalArgumentException if there is no such short key
     */
    public static List<Rule> rules(Map<String, Double> thresholds, Duration repeat) {
        List<Rule> rules = new ArrayList<>();
        for (Map.Entry<String, Double> entry : thresholds.entrySet()) {
            String key = entry.getKey();
            double threshold = entry.getValue();
            // As ttalertd told them: the load resolves where it fired, and each new height is news; a program is told
            // once.
            boolean isLoad = key.equals("LOAD_AVG_MAX");
            boolean latched = isLoad || key.equals("CPU_LIMIT");
            double clear = isLoad ? threshold : Op.ABOVE.clear(threshold);
            rules.add(new Rule(
                    key,
                    metric(key),
                    Map.of(),
                    Op.ABOVE,
                    threshold,
                    Duration.ZERO,
                    clear,
                    isLoad,
                    repeat,
                    latched,
                    Severity.WARNING,
                    List.of()));
        }
        return rules;
    }

    private static String metric(String key) {
        return switch (key) {
            case "LOAD_AVG_MAX" -> "load1";
            case "CPU_LIMIT" -> "process_cpu_percent";
            case "CPU_MAX" -> "cpu_percent";
            case "MEM_MAX" -> "memory_percent";
            case "SWAP_MAX" -> "swap_percent";
            case "DISK_MAX" -> "filesystem_percent";
            case "USERS_MAX" -> "users";
            default -> throw new IllegalArgumentException(key);
        };
    }
}
