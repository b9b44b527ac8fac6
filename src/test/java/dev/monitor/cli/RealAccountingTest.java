package dev.monitor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A report of records that this machine's kernel wrote, in a PID namespace of the test, against what dump-acct(8) and sa(8)
 * say of them. Skipped where these are missing or the namespace is not permitted.
 */
class RealAccountingTest {
    private static final List<String> TOOLS =
            List.of("/usr/bin/unshare", "/usr/bin/setpriv", "/usr/sbin/accton", "/usr/sbin/dump-acct", "/usr/sbin/sa");

    /** Three users, the first eight characters of whose names are the same. */
    private static final Map<Long, String> USERS =
            Map.of(64_101L, "student01.physics", 64_102L, "student02.physics", 64_103L, "student03.physics");

    private static final String WORKLOAD = """
            accton "$0" >/dev/null || exit 1
            burn='i=0; while [ $i -lt 150000 ]; do i=$((i+1)); done'
            for uid in 64101 64102 64102 64103 64103 64103; do
              setpriv --reuid=$uid --clear-groups sh -c "$burn" &
              setpriv --reuid=$uid --clear-groups true
            done
            wait
            accton off >/dev/null
            """;

    @TempDir
    private static Path folder;

    private static Path pacct = Path.of("/nowhere");

    @BeforeAll
    static void threeUsersBurnCpu() throws IOException, InterruptedException {
        for (String tool : TOOLS) {
            assumeTrue(Files.isExecutable(Path.of(tool)), tool);
        }
        Path root = folder.resolve("machine");
        pacct = root.resolve("var/log/account/pacct");
        Files.createDirectories(pacct.getParent());
        Files.createDirectories(root.resolve("proc"));
        Files.createDirectories(root.resolve("etc"));
        StringBuilder passwd = new StringBuilder("root:x:0:0::/root:/bin/sh\n");
        USERS.forEach((uid, name) -> passwd.append(name + ":x:" + uid + ":" + uid + "::/home:/bin/sh\n"));
        Files.writeString(root.resolve("etc/passwd"), passwd);
        Files.createFile(pacct);
        Process workload = new ProcessBuilder(
                        "/usr/bin/unshare", "--pid", "--fork", "--mount-proc", "sh", "-c", WORKLOAD, pacct.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(workload.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assumeTrue(workload.waitFor() == 0 && Files.size(pacct) > 0, output);
    }

    @Test
    void usersAndSecondsAgreeToTheLastHundredthWithTheRecords() throws IOException {
        Map<Long, BigDecimal> expected = dumped();
        assertTrue(expected.keySet().containsAll(USERS.keySet()), expected.toString());
        for (JsonNode report : List.of(fromTheMachine("report-1"), fromTheFile())) {
            assertEquals(expected, seconds(report));
            for (JsonNode row : report.path("users")) {
                assertEquals(
                        USERS.getOrDefault(row.path("uid").asLong(), "root"),
                        row.path("user").asText());
            }
        }
    }

    @Test
    void minutesAndCommandsAgreeWithSa() throws IOException {
        JsonNode report = fromTheFile();
        int compared = 0;
        for (String line : output("/usr/sbin/sa", "-m", pacct.toString()).split("\n", -1)) {
            String[] words = line.strip().split("\\s+", -1);
            String user =
                    words.length < 4 ? "" : words[0].matches("\\d+") ? USERS.get(Long.valueOf(words[0])) : words[0];
            JsonNode row = Rows.of(report, String.valueOf(user));
            if (row.has("uid")) {
                assertEquals(Long.parseLong(words[1]), row.path("commands").asLong(), line);
                double minutes = Double.parseDouble(words[3].replace("cp", ""));
                assertEquals(minutes, row.path("cpu_seconds").asDouble() / 60, 0.0051, line);
                compared++;
            }
        }
        assertEquals(report.path("users").size(), compared);
    }

    private static JsonNode fromTheMachine(String name) {
        return new Monitored(folder.resolve(name))
                .root(folder.resolve("machine"))
                .report("--all-users");
    }

    private static JsonNode fromTheFile() {
        return new Monitored(folder.resolve("report-0"))
                .root(folder.resolve("machine"))
                .report("--all-users", "--pacct", pacct.toString());
    }

    private static Map<Long, BigDecimal> seconds(JsonNode report) {
        Map<Long, BigDecimal> seconds = new TreeMap<>();
        for (JsonNode row : report.path("users")) {
            seconds.put(
                    row.path("uid").asLong(),
                    new BigDecimal(row.path("cpu_seconds").asText()).setScale(2));
        }
        return seconds;
    }

    /** Seconds by uid; lines are {@code comm|version|user ticks|system ticks|elapsed|uid|…}. */
    private static Map<Long, BigDecimal> dumped() throws IOException {
        Map<Long, BigDecimal> seconds = new TreeMap<>();
        for (String line : output("/usr/sbin/dump-acct", pacct.toString()).split("\n", -1)) {
            String[] columns = line.split("\\|", -1);
            if (columns.length > 6) {
                long ticks =
                        Math.round(Double.parseDouble(columns[2].strip()) + Double.parseDouble(columns[3].strip()));
                seconds.merge(Long.valueOf(columns[5].strip()), BigDecimal.valueOf(ticks, 2), BigDecimal::add);
            }
        }
        return seconds;
    }

    private static String output(String... command) throws IOException {
        Process process = new ProcessBuilder(command).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
