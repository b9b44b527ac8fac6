package dev.monitor.journal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.monitor.journal.Fields.Malformed;
import dev.monitor.model.Accounting;
import dev.monitor.model.CpuStat;
import dev.monitor.model.CpuTimes;
import dev.monitor.model.Filesystems;
import dev.monitor.model.LoadAvg;
import dev.monitor.model.MemInfo;
import dev.monitor.model.Pressure;
import dev.monitor.model.Reading;
import dev.monitor.model.Section;
import dev.monitor.model.Sessions;
import dev.monitor.model.Source;
import dev.monitor.model.TopProcesses;
import dev.monitor.model.Uptime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes sections of what a journal line holds, so that their numbers come of the same code as those of a run. */
enum LineSection {
    CPU("cpu_data") {
        @Override
        Section read(JsonNode json) throws Malformed {
            Fields cpu = new Fields(json);
            JsonNode intr = cpu.node("intr").path(0);
            return new CpuStat(
                    times(cpu.object("cpu_total")),
                    Map.of(),
                    intr.isNumber() ? List.of(intr.longValue()) : List.of(),
                    cpu.whole("ctxt"),
                    Instant.ofEpochSecond(cpu.whole("btime")),
                    cpu.whole("processes"),
                    cpu.whole("procs_running"),
                    cpu.whole("procs_blocked"),
                    List.of());
        }
    },

    UPTIME("uptime") {
        @Override
        Section read(JsonNode json) throws Malformed {
            Fields uptime = new Fields(json);
            return new Uptime(uptime.decimal("total"), uptime.decimal("idle"));
        }
    },

    LOAD("loadavg") {
        @Override
        Section read(JsonNode json) throws Malformed {
            Fields load = new Fields(json);
            return new LoadAvg(
                    load.decimal("loadavg_1m"), load.decimal("loadavg_5m"), load.decimal("loadavg_15m"), 0, 0, 0);
        }
    },

    MEMORY("meminfo") {
        @Override
        Section read(JsonNode json) throws Malformed {
            Fields memory = new Fields(json);
            Map<String, MemInfo.Amount> entries = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> entry : json.properties()) {
                Fields amount = memory.object(entry.getKey());
                entries.put(entry.getKey(), new MemInfo.Amount(amount.whole("value"), unit(amount)));
            }
            if (!entries.containsKey("MemTotal")) {
                throw new Malformed("MemTotal");
            }
            return new MemInfo(entries);
        }
    },

    SESSIONS("sessions") {
        @Override
        Section read(JsonNode json) throws Malformed {
            List<Sessions.Session> sessions = new ArrayList<>();
            for (JsonNode element : array(json)) {
                Fields session = new Fields(element);
                sessions.add(new Sessions.Session(
                        session.text("user"),
                        session.text("tty"),
                        session.text("from"),
                        Instant.ofEpochSecond(session.whole("since"))));
            }
            return new Sessions(sessions);
        }
    },

    FILESYSTEMS("filesystems") {
        @Override
        Section read(JsonNode json) throws Malformed {
            List<Filesystems.Filesystem> filesystems = new ArrayList<>();
            for (JsonNode element : array(json)) {
                Fields filesystem = new Fields(element);
                filesystems.add(new Filesystems.Filesystem(
                        filesystem.text("mount"),
                        filesystem.text("device"),
                        filesystem.text("type"),
                        filesystem.whole("total_bytes"),
                        filesystem.whole("free_bytes"),
                        filesystem.whole("available_bytes"),
                        filesystem.has("inodes_percent") ? (Double) filesystem.decimal("inodes_percent") : null));
            }
            return new Filesystems(filesystems);
        }
    },

    PRESSURE("pressure") {
        @Override
        Section read(JsonNode json) throws Malformed {
            Fields pressure = new Fields(json);
            Map<String, Map<String, Pressure.Stall>> resources = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> resource : json.properties()) {
                Fields lines = pressure.object(resource.getKey());
                Map<String, Pressure.Stall> stalls = new LinkedHashMap<>();
                for (Map.Entry<String, JsonNode> line : resource.getValue().properties()) {
                    Fields stall = lines.object(line.getKey());
                    stalls.put(
                            line.getKey(),
                            new Pressure.Stall(
                                    stall.decimal("avg10"),
                                    stall.decimal("avg60"),
                                    stall.decimal("avg300"),
                                    stall.whole("total")));
                }
                resources.put(resource.getKey(), stalls);
            }
            return new Pressure(resources);
        }
    },

    TOP("top") {
        @Override
        Section read(JsonNode json) throws Malformed {
            List<TopProcesses.Entry> processes = new ArrayList<>();
            for (JsonNode element : array(json)) {
                Fields process = new Fields(element);
                processes.add(new TopProcesses.Entry(
                        (int) process.whole("pid"),
                        process.text("user"),
                        process.text("program"),
                        process.text("command"),
                        process.decimal("cpu_percent"),
                        process.whole("rss_bytes")));
            }
            return new TopProcesses(TopProcesses.UNCOUNTED, processes);
        }
    },

    ACCOUNTING("accounting") {
        @Override
        Section read(JsonNode json) throws Malformed {
            List<Reading> readings = new ArrayList<>();
            for (JsonNode element : array(json.path("users"))) {
                Fields user = new Fields(element);
                readings.add(new Reading(
                        user.has("uid") ? user.whole("uid") : -1,
                        user.text("user"),
                        Duration.ofMillis(Math.round(1000 * user.decimal("cpu_seconds"))),
                        user.whole("commands")));
            }
            return new Accounting(Source.LIVE, 0, readings, List.of());
        }
    };

    /** Every kernel has user, nice, system and idle. */
    private static final int FEWEST_MODES = 4;

    private final String key;

    LineSection(String key) {
        this.key = key;
    }

    /** The name of its collector, by which it is known in a line. */
    String key() {
        return key;
    }

    abstract Section read(JsonNode json) throws Malformed;

    /** This section of a line; null where the line has none. */
    @Nullable
    Section of(JsonNode line) throws Malformed {
        return line.hasNonNull(key) ? read(line.path(key)) : null;
    }

    /** As many modes as there are from the first one on. */
    private static CpuTimes times(Fields total) throws Malformed {
        List<Double> seconds = new ArrayList<>();
        for (String mode : CpuTimes.MODES) {
            if (seconds.size() >= FEWEST_MODES && !total.has(mode)) {
                break;
            }
            seconds.add(total.decimal(mode));
        }
        return CpuTimes.ofSeconds(seconds);
    }

    private static String unit(Fields amount) throws Malformed {
        return amount.has("unit") ? amount.text("unit") : "";
    }

    private static JsonNode array(JsonNode json) throws Malformed {
        if (!json.isArray()) {
            throw new Malformed("no array");
        }
        return json;
    }
}
