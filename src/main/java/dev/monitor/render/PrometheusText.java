package dev.monitor.render;

import dev.monitor.model.Sample;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Numbers in the Prometheus text exposition format 0.0.4, each name with the prefix {@code monitor_}. */
public final class PrometheusText {
    private static final String PREFIX = "monitor_";
    /** A series a process is too many series for a monitoring system; it is for rules and journal. */
    private static final String PROCESSES = "process_cpu_percent";

    private PrometheusText() {}

    /** The samples, those of one name together, each line ended by a line feed. */
    public static String of(List<Sample> samples) {
        Map<String, List<Sample>> byName = new LinkedHashMap<>();
        for (Sample sample : samples) {
            if (!sample.name().equals(PROCESSES)) {
                byName.computeIfAbsent(sample.name(), name -> new ArrayList<>()).add(sample);
            }
        }
        StringBuilder out = new StringBuilder();
        for (Map.Entry<String, List<Sample>> series : byName.entrySet()) {
            String name = PREFIX + series.getKey();
            String type = series.getKey().endsWith("_total") ? "counter" : "gauge";
            out.append("# TYPE ").append(name).append(' ').append(type).append('\n');
            for (Sample sample : series.getValue()) {
                out.append(name);
                labels(sample.labels(), out);
                out.append(' ').append(number(sample.value())).append('\n');
            }
        }
        return out.toString();
    }

    private static void labels(Map<String, String> labels, StringBuilder out) {
        if (labels.isEmpty()) {
            return;
        }
        char separator = '{';
        for (Map.Entry<String, String> label : new TreeMap<>(labels).entrySet()) {
            out.append(separator).append(label.getKey()).append("=\"");
            out.append(
                    label.getValue().replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n"));
            out.append('"');
            separator = ',';
        }
        out.append('}');
    }

    private static String number(double value) {
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
        return whole ? Long.toString((long) value) : Double.toString(value);
    }
}
