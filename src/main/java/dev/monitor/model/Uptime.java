package dev.monitor.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code /proc/uptime} (proc(5)).
 *
 * @param total seconds since boot, suspend included
 * @param idle seconds that the processors idled, summed over them
 */
public record Uptime(double total, double idle) implements Section {
    @Override
    public Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("total", total);
        fields.put("idle", idle);
        return fields;
    }

    @Override
    public List<Sample> samples() {
        return List.of(Sample.of("uptime_seconds", total));
    }
}
