package dev.monitor.web;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The journal's line of the last run of a {@link Recorded} machine, as far as the page reads it. */
final class RecordedLine {
    private RecordedLine() {}

    static String of(Instant now) {
        List<Object> top = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            String user = Recorded.USERS.get(i % 6);
            String program = List.of("python3", "rsession", "cc1plus", Recorded.SCRIPT, "make", Recorded.TURNED)
                    .get(i % 6);
            top.add(Map.of(
                    "pid",
                    20_114 + 37 * i,
                    "user",
                    user,
                    "program",
                    program,
                    "command",
                    program + " --password=of-the-command-line",
                    "cpu_percent",
                    398.2 / (i + 1),
                    "rss_bytes",
                    9_126_805_504L / (i + 1)));
        }
        List<Object> sessions = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            sessions.add(Map.of(
                    "user",
                    Recorded.USERS.get(i),
                    "tty",
                    "pts/" + i,
                    "from",
                    i == 2 ? "" : "host" + i + ".example.org",
                    "since",
                    now.getEpochSecond() - 5000L * (i + 1)));
        }
        List<Object> filesystems = List.of(
                filesystem("/", 71.5, 104_857_600_000L),
                filesystem("/home", 86, 2_199_023_255_552L),
                filesystem("/srv/" + Recorded.SPACED, 31, 549_755_813_888L));
        Map<String, Object> line = Map.of(
                "host",
                "compute1",
                "cpu_data",
                Map.of(
                        "cpus",
                        Map.of("cpu0", 1, "cpu1", 1, "cpu2", 1, "cpu3", 1, "cpu4", 1, "cpu5", 1, "cpu6", 1, "cpu7", 1)),
                "top",
                top,
                "sessions",
                sessions,
                "filesystems",
                filesystems,
                "degraded",
                Map.of("pressure", "/proc/pressure: no such file"));
        try {
            return new JsonMapper().writeValueAsString(line);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, Object> filesystem(String mount, double percent, long size) {
        return Map.of(
                "mount",
                mount,
                "device",
                "/dev/sda1",
                "type",
                "ext4",
                "total_bytes",
                size,
                "available_bytes",
                Math.round(size * (1 - percent / 100)),
                "percent",
                percent,
                "inodes_percent",
                12.5);
    }
}
