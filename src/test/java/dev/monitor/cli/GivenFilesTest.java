package dev.monitor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.monitor.accounting.PacctWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code report --pacct}: a report of accounting files that someone hands over, and of nothing else. */
class GivenFilesTest {
    private static final byte[] ALICE = PacctWriter.record(1001, "python3", 1000, 0, 1_772_452_800L, 100, 1, 0);
    private static final byte[] BOB = PacctWriter.record(1002, "cc1", 500, 50, 1_772_456_400L, 100, 2, 0);

    @TempDir
    Path folder = Path.of("");

    private Monitored monitored;

    @BeforeEach
    void aMachineForTheNames() {
        monitored = new Monitored(folder, "normal");
    }

    @Test
    void severalFilesAreOneReport() throws IOException {
        JsonNode report = monitored.report("--pacct", file("a", ALICE), file("b", BOB));
        assertEquals(List.of("alice 10", "bob 5.5"), Rows.seconds(report));
        assertEquals("pacct", report.path("source").asText());
    }

    @Test
    void usersHaveTheSameRowsWithAndWithoutTheirPrograms() throws IOException {
        byte[] other = PacctWriter.record(1001, "make", 4, 0, 1_772_452_800L, 100, 3, 0);
        String file = file("a", PacctWriter.join(ALICE, BOB, other));
        List<String> users = lines(monitored.run("report", "--pacct", file));
        List<String> programs = lines(monitored.run("report", "--by", "program", "--pacct", file));

        assertTrue(programs.containsAll(users), users + " in " + programs);
        assertEquals(users.size() + 3, programs.size());
    }

    /** Columns may be of another width. */
    private static List<String> lines(Monitored.Outcome outcome) {
        return outcome.out().replaceAll(" +", " ").lines().toList();
    }

    @Test
    void compressedFilesAreReadToo() throws IOException {
        JsonNode report = monitored.report("--pacct", file("a.gz", zipped(ALICE)), file("b", BOB));
        assertEquals(List.of("alice 10", "bob 5.5"), Rows.seconds(report));
    }

    @Test
    void aDashIsStandardInput() throws IOException {
        monitored.in(PacctWriter.join(ALICE, BOB));
        assertEquals(List.of("alice 10", "bob 5.5"), Rows.seconds(monitored.report("--pacct", "-")));
        monitored.in(zipped(BOB));
        assertEquals(List.of("alice 10", "bob 5.5"), Rows.seconds(monitored.report("--pacct", "-", file("a", ALICE))));
    }

    @Test
    void theSameFilesGiveTheSameReportEachTimeAndNothingIsKept() throws IOException {
        String file = file("a", ALICE);
        Monitored.Outcome first = monitored.at("2026-03-02T12:00:00Z").run("report", "--pacct", file);
        assertEquals(first, monitored.run("report", "--pacct", file));
        assertFalse(Files.exists(monitored.state()));
        assertFalse(Files.exists(monitored.log()));
    }

    @Test
    void nothingOfThisMachineIsInIt() throws IOException {
        JsonNode report = monitored.report("--pacct", file("a", ALICE));
        for (String key : List.of("machine_cpu_seconds", "unattributed_cpu_seconds", "load", "memory", "sessions")) {
            assertTrue(report.path(key).isNull(), key);
        }
        assertTrue(Rows.of(report, "alice").path("running").isNull());
    }

    @Test
    void anEmptyFileIsAReportThatNobodyDidAnything() throws IOException {
        assertEquals(List.of(), Rows.seconds(monitored.report("--pacct", file("empty"))));
    }

    @Test
    void aFileThatIsCutIsReadAsFarAsItGoes() throws IOException {
        byte[] cut = Arrays.copyOf(PacctWriter.join(ALICE, BOB), 100);
        assertEquals(List.of("alice 10"), Rows.seconds(monitored.report("--pacct", file("cut", cut))));
    }

    @Test
    void whatCannotBeReadIsNamedInOneLine() throws IOException {
        String garbage = file(
                "garbage",
                "this is no accounting file, though it has some length to it......."
                        .getBytes(StandardCharsets.US_ASCII));
        String cut = file("cut.gz", Arrays.copyOf(zipped(PacctWriter.normal()), 30));
        String absent = folder.resolve("absent").toString();
        for (String file : List.of(garbage, cut, absent, folder.toString())) {
            Monitored.Outcome outcome = monitored.run("report", "--pacct", file);
            assertEquals(69, outcome.exit(), file);
            assertEquals("", outcome.out());
            assertEquals(1, outcome.err().lines().count(), outcome.err());
            assertTrue(outcome.err().startsWith("monitor: " + file + ": "), outcome.err());
        }
    }

    private String file(String name, byte[]... pieces) throws IOException {
        return Files.write(folder.resolve(name), PacctWriter.join(pieces)).toString();
    }

    private static byte[] zipped(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(bytes);
        }
        return out.toByteArray();
    }
}
