package dev.monitor.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.monitor.accounting.PacctWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the machine's own sa(8) says of accounting files. Skipped where it is not installed. */
class SaSourceTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @TempDir
    Path folder = Path.of("");

    private Path pacct = Path.of("");
    private Monitored monitored;

    @BeforeEach
    void sa() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/usr/sbin/sa")), "sa");
        pacct = Files.write(folder.resolve("pacct"), new byte[0]);
        monitored = new Monitored(folder.resolve("monitor"))
                .set("ACCOUNTING_SOURCE", "sa")
                .set("PACCT_FILE", pacct.toString());
    }

    @Test
    void onlyWhatIsNewCounts() throws IOException {
        write(commands(3, 100, -300));
        collect(0);
        write(commands(3, 100, -300), commands(1, 100, 30));
        assertEquals(List.of("4 commands, 4 s"), report(60));
    }

    @Test
    void aRotatedFileIsNewAsAWholeBehindAGap() throws IOException {
        write(commands(3, 100, -300));
        collect(0);
        write(commands(5, 200, 30));
        assertEquals(
                List.of(
                        "8 commands, 13 s",
                        "12:00:00 to 12:00:30: " + pacct + " was rotated, and sa reads no file but that"),
                report(60));
    }

    @Test
    void aFileThatShrankWasRotatedWhateverItsTimes() throws IOException {
        write(commands(3, 100, -300));
        collect(0);
        write(commands(2, 100, -200));
        List<String> report = report(60);
        assertEquals("5 commands, 5 s", report.get(0));
        assertEquals(2, report.size(), report.toString());
    }

    @Test
    void aClockThatWasSetBackIsNoRotation() throws IOException {
        write(commands(3, 100, 3_600));
        collect(0);
        write(commands(3, 100, 3_600), commands(1, 100, 30));
        for (long seconds : List.of(60L, 3_590L, 3_650L, 3_700L)) {
            assertEquals(List.of("4 commands, 4 s"), report(seconds));
        }
    }

    @Test
    void aFileThatHoldsNoAccountingIsRefused() throws IOException {
        byte[] garbage = new byte[100_000];
        new Random(1).nextBytes(garbage);
        for (byte[] content :
                List.of(garbage, "root:x:0:0:root:/root:/bin/bash\n".repeat(9).getBytes(US_ASCII))) {
            Files.write(pacct, content);
            Monitored.Outcome outcome = monitored.at(NOON.toString()).run("report", "--format", "json", "--dry-run");
            JsonNode report = Monitored.json(outcome.out());
            assertEquals(0, report.path("users").size(), outcome.out());
            assertTrue(
                    report.path("degraded").toString().contains(pacct + ": holds no process accounting"),
                    outcome.out());
        }
    }

    private void write(byte[]... records) throws IOException {
        Files.write(pacct, PacctWriter.join(records));
    }

    /** Some of one user, of so many ticks each, that ended so many seconds after noon. */
    private static byte[] commands(int count, int ticks, int end) {
        byte[][] records = new byte[count][];
        Arrays.fill(records, PacctWriter.record(64_101, "make", ticks, 0, NOON.getEpochSecond() + end, 0, 7, 0));
        return PacctWriter.join(records);
    }

    private void collect(long seconds) {
        Monitored.Outcome outcome =
                monitored.at(NOON.plusSeconds(seconds).toString()).run("collect");
        assertEquals(new Monitored.Outcome(0, "", ""), outcome);
    }

    /** What the user of all commands used, and then the gaps. */
    private List<String> report(long seconds) {
        collect(seconds);
        JsonNode report = monitored.report("--window", "1d", "--all-users");
        JsonNode user = Rows.of(report, "uid 64101");
        List<String> lines = new ArrayList<>();
        lines.add(user.path("commands") + " commands, " + user.path("cpu_seconds") + " s");
        for (JsonNode gap : report.path("gaps")) {
            lines.add(gap.path("from").asText().substring(11, 19) + " to "
                    + gap.path("to").asText().substring(11, 19) + ": "
                    + gap.path("why").asText());
        }
        return lines;
    }
}
