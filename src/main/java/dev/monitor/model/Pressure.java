package dev.monitor.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Pressure stall information ({@code /proc/pressure}, the kernel's accounting/psi.rst).
 *
 * @param resources by name ({@code cpu}, {@code io}, {@code memory}, {@code irq}), then by line ({@code some}, {@code full})
 */
public record Pressure(Map<String, Map<String, Stall>> resources) implements Section {
    /**
     * How long tasks were stalled.
     *
     * @param avg10 percent of time over the last 10 s
     * @param avg60 over the last minute
     * @param avg300 over the last five minutes
     * @param totalMicros microseconds since boot
     */
    public record Stall(double avg10, double avg60, double avg300, long totalMicros) {
        Map<String, Object> fields() {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("avg10", avg10);
            fields.put("avg60", avg60);
            fields.put("avg300", avg300);
            fields.put("total", totalMicros);
            return fields;
        }
    }

    @Override
    public Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (Map.Entry<String, Map<String, Stall>> resource : resources.entrySet()) {
            Map<String, Object> lines = new LinkedHashMap<>();
            for (Map.Entry<String, Stall> line : resource.getValue().entrySet()) {
                lines.put(line.getKey(), line.getValue().fields());
            }
            fields.put(resource.getKey(), lines);
        }
        return fields;
    }

    /** The share of the last minute in which some task was stalled; {@code full} where a resource has no other line. */
    @Override
    public List<Sample> samples() {
        List<Sample> samples = new ArrayList<>();
        for (Map.Entry<String, Map<String, Stall>> resource : resources.entrySet()) {
            Map<String, Stall> lines = resource.getValue();
            Stall stall = lines.containsKey("some") ? lines.get("some") : lines.get("full");
            if (stall != null) {
                samples.add(Sample.of("pressure_percent", "resource", resource.getKey(), stall.avg60()));
            }
        }
        return samples;
    }
}
