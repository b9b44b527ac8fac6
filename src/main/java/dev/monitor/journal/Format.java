package dev.monitor.journal;

import dev.monitor.model.LoadAvg;
import dev.monitor.model.MemInfo;
import dev.monitor.model.Outcome;
import dev.monitor.model.Section;
import dev.monitor.model.Snapshot;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TimeZone;

/** The two forms of a journal line. */
public enum Format {
    /** One JSON object a line; numbers are numbers. */
    JSONL(".jsonl") {
        @Override
        String line(Snapshot snapshot) {
            LocalDateTime local = local(snapshot);
            StringBuilder out = new StringBuilder(8192);
            new JsonLine(out).value(fields(snapshot, clock(local, 'T') + digits(offset(snapshot))));
            return out.toString();
        }
    },

    /** As pymonitor wrote it: a time stamp before the object, and its types, so that its readers read on. */
    PYMONITOR(".log") {
        @Override
        String line(Snapshot snapshot) {
            LocalDateTime local = local(snapshot);
            Map<String, Object> fields = fields(snapshot, clock(local, 'T'));
            LoadAvg load = snapshot.find(LoadAvg.class);
            if (load != null) {
                fields.put("loadavg", loadAsText(load));
            }
            MemInfo memory = snapshot.find(MemInfo.class);
            if (memory != null) {
                fields.put("meminfo", memoryAsText(memory));
            }
            StringBuilder out = new StringBuilder(8192);
            out.append(clock(local, ' ')).append(',');
            out.append(padded((int) Math.floorMod(snapshot.at().toEpochMilli(), 1000L), 3))
                    .append(" - ");
            new JsonLine(out).value(fields);
            return out.toString();
        }
    };

    private final String ending;

    Format(String ending) {
        this.ending = ending;
    }

    /** The end of a journal file's name. */
    String ending() {
        return ending;
    }

    /** The line of a snapshot, without its end. */
    abstract String line(Snapshot snapshot);

    /** The wall clock at the place of the machine, to the millisecond. */
    static LocalDateTime local(Snapshot snapshot) {
        long millis = snapshot.at().toEpochMilli();
        return LocalDateTime.ofEpochSecond(
                Math.floorDiv(millis, 1000L), (int) Math.floorMod(millis, 1000L) * 1_000_000, offset(snapshot));
    }

    /** Date and time to the second, as ISO 8601 has them. */
    private static String clock(LocalDateTime local, char separator) {
        return local.toLocalDate().toString()
                + separator
                + padded(local.getHour(), 2)
                + ':'
                + padded(local.getMinute(), 2)
                + ':'
                + padded(local.getSecond(), 2);
    }

    private static String padded(int number, int digits) {
        String text = Integer.toString(number);
        return "0".repeat(digits - text.length()) + text;
    }

    /** TimeZone knows the offset at a third of the cost of ZoneId's first use. */
    private static ZoneOffset offset(Snapshot snapshot) {
        return ZoneOffset.ofTotalSeconds(
                TimeZone.getDefault().getOffset(snapshot.at().toEpochMilli()) / 1000);
    }

    /** The offset in digits; some readers do not know {@code Z}. */
    private static String digits(ZoneOffset offset) {
        return offset.equals(ZoneOffset.UTC) ? "+00:00" : offset.getId();
    }

    private static Map<String, Object> fields(Snapshot snapshot, String time) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("time", time);
        fields.put("timestamp", snapshot.at().toEpochMilli() / 1000);
        for (Map.Entry<String, Section> section : snapshot.sections().entrySet()) {
            fields.put(section.getKey(), section.getValue().fields());
        }
        fields.put("run", snapshot.run().value());
        fields.put("host", snapshot.host());
        fields.put("degraded", degraded(snapshot));
        return fields;
    }

    private static Map<String, Object> degraded(Snapshot snapshot) {
        Map<String, Object> degraded = new LinkedHashMap<>();
        for (Outcome outcome : snapshot.outcomes()) {
            if (outcome.status() != Outcome.Status.OK) {
                degraded.put(outcome.collector(), outcome.detail());
            }
        }
        return degraded;
    }

    private static Map<String, Object> loadAsText(LoadAvg load) {
        Map<String, Object> fields = load.fields();
        fields.put("current_procs", Long.toString(load.running()));
        fields.put("total_procs", Long.toString(load.total()));
        return fields;
    }

    private static Map<String, Object> memoryAsText(MemInfo memory) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (Map.Entry<String, MemInfo.Amount> entry : memory.entries().entrySet()) {
            Map<String, Object> amount = new LinkedHashMap<>();
            amount.put("value", Long.toString(entry.getValue().value()));
            amount.put("unit", entry.getValue().unit());
            fields.put(entry.getKey(), amount);
        }
        return fields;
    }
}
