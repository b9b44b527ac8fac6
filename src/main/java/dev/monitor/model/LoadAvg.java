package dev.monitor.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code /proc/loadavg} (proc(5)).
 *
 * @param load1 tasks running or in uninterruptible sleep, averaged over a minute
 * @param running scheduling entities (threads) that run now
 * @param total scheduling entities that exist now
 * @param lastPid the pid given out last
 */
public record LoadAvg(double load1, double load5, double load15, long running, long total, long lastPid)
        implements Section {

    @Override
    public Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("loadavg_1m", load1);
        fields.put("loadavg_5m", load5);
        fields.put("loadavg_15m", load15);
        fields.put("current_procs", running);
        fields.put("total_procs", total);
        fields.put("last_pid", lastPid);
        return fields;
    }

    @Override
    public List<Sample> samples() {
        return List.of(Sample.of("load1", load1), Sample.of("load5", load5), Sample.of("load15", load15));
    }
}
