package dev.monitor.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code /proc/meminfo} (proc(5)).
 *
 * @param entries by the kernel's name, in its order
 */
public record MemInfo(Map<String, Amount> entries) implements Section {
    /**
     * One line.
     *
     * @param unit {@code kB} (of 1024 bytes), or empty for a count
     */
    public record Amount(long value, String unit) {
        long bytes() {
            return unit.equals("kB") ? value * 1024 : value;
        }
    }

    /** All usable memory, bytes. */
    public long totalBytes() {
        return bytes("MemTotal");
    }

    /** What new work could get without swapping, bytes; estimated where the kernel is older than 3.14. */
    public long availableBytes() {
        return entries.containsKey("MemAvailable")
                ? bytes("MemAvailable")
                : bytes("MemFree") + bytes("Buffers") + bytes("Cached");
    }

    /** Memory that is not available, in percent of all. */
    public double percent() {
        return percent(totalBytes() - availableBytes(), totalBytes());
    }

    /** Swap in use, in percent of all swap; 0 where there is none. */
    public double swapPercent() {
        return percent(bytes("SwapTotal") - bytes("SwapFree"), bytes("SwapTotal"));
    }

    private static double percent(long used, long total) {
        return total == 0 ? 0 : 100.0 * used / total;
    }

    private long bytes(String name) {
        Amount amount = entries.get(name);
        return amount == null ? 0 : amount.bytes();
    }

    @Override
    public Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (Map.Entry<String, Amount> entry : entries.entrySet()) {
            Map<String, Object> amount = new LinkedHashMap<>();
            amount.put("value", entry.getValue().value());
            amount.put("unit", entry.getValue().unit());
            fields.put(entry.getKey(), amount);
        }
        return fields;
    }

    @Override
    public List<Sample> samples() {
        List<Sample> samples = new ArrayList<>();
        samples.add(Sample.of("memory_total_bytes", totalBytes()));
        samples.add(Sample.of("memory_available_bytes", availableBytes()));
        samples.add(Sample.of("memory_percent", percent()));
        samples.add(Sample.of("swap_percent", swapPercent()));
        return samples;
    }
}
