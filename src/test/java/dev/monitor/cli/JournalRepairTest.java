package dev.monitor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every run has its line in the journal in the end, whole and once, whatever became of the file in between. */
class JournalRepairTest {
    private static final Monitored.Outcome SILENT = new Monitored.Outcome(0, "", "");

    @TempDir
    Path folder = Path.of("");

    private Monitored monitored;

    @BeforeEach
    void aMachine() {
        monitored = new Monitored(folder, "normal").at("2026-03-02T12:00:00Z");
    }

    @Test
    void aTornLastLineIsCutByTheNextRun() throws IOException {
        collect(1);
        Files.writeString(file(), "{\"time\":\"2026-03-0", StandardOpenOption.APPEND);
        collect(2);
        assertWhole(2);
    }

    @Test
    void aLineThatThePowerCutToreIsWrittenAgain() throws IOException {
        collect(1);
        collect(2);
        long size = Files.size(file());
        try (FileChannel channel = FileChannel.open(file(), StandardOpenOption.WRITE)) {
            channel.truncate(size - 100);
        }
        collect(3);
        assertWhole(3);
    }

    @Test
    void aLineThatNeverReachedTheFileIsWritten() throws IOException {
        collect(1);
        collect(2);
        List<String> lines = monitored.journal();
        Files.writeString(file(), lines.get(0) + "\n");
        collect(3);
        assertWhole(3);
        assertEquals(lines, monitored.journal().subList(0, 2));
    }

    @Test
    void aFileThatIsGoneBeginsWithTheLastLine() throws IOException {
        collect(1);
        Files.delete(file());
        collect(2);
        assertWhole(2);
    }

    @Test
    void aLineOfAnotherWriterDoesNotBringALineTwice() throws IOException {
        collect(1);
        Files.writeString(file(), "{\"run\":\"a line of somebody else\"}\n", StandardOpenOption.APPEND);
        collect(2);
        assertWhole(3);
    }

    @Test
    void runsInANewStoreAndThenInTheOldOneAgainDoNotBringALineTwice() throws IOException {
        collect(1);
        Path store = monitored.state().resolve("monitor.db");
        byte[] sound = Files.readAllBytes(store);
        Files.write(store, "no database".repeat(1000).getBytes(StandardCharsets.US_ASCII));
        assertEquals(74, monitored.at("2026-03-02T12:02:00Z").run("collect").exit());
        collect(3);
        Files.write(store, sound);
        collect(4);
        assertWhole(4);
    }

    @Test
    void aFolderThatIsNoneIsOneLineAnd74ToldOnce() throws IOException {
        Files.writeString(monitored.log(), "in the way");
        Monitored.Outcome first = monitored.run("collect");
        assertEquals(74, first.exit());
        assertEquals("monitor: " + monitored.log() + ": is no folder; set LOG_PATH\n", first.err());
        assertEquals(
                new Monitored.Outcome(74, "", ""),
                monitored.at("2026-03-02T12:01:00Z").run("collect"));
        assertEquals(
                new Monitored.Outcome(74, "", ""),
                monitored.at("2026-03-02T12:02:00Z").run("collect"));
    }

    @Test
    void linesArriveWhenTheFolderCanBeWrittenAgain() throws IOException {
        Files.writeString(monitored.log(), "in the way");
        for (int minute = 1; minute <= 3; minute++) {
            assertEquals(
                    74,
                    monitored
                            .at("2026-03-02T12:0" + minute + ":00Z")
                            .run("collect")
                            .exit());
        }
        Files.delete(monitored.log());
        collect(4);
        assertWhole(4);
    }

    @Test
    void linesArriveInAnotherFolderIfTheFirstOneCanNeverBeWritten() throws IOException {
        Files.writeString(monitored.log(), "in the way");
        assertEquals(74, monitored.run("collect").exit());
        monitored.set("LOG_PATH", folder.resolve("elsewhere").toString());
        collect(1);
        collect(2);
        assertWhole(3);
    }

    @Test
    void anotherFolderGetsOnlyWhatIsNew() throws IOException {
        collect(1);
        monitored.set("LOG_PATH", folder.resolve("elsewhere").toString());
        collect(2);
        assertWhole(1);
    }

    @Test
    void aReportIsMadeAlsoIfTheJournalCannotBeWritten() throws IOException {
        Files.writeString(monitored.log(), "in the way");
        Monitored.Outcome outcome = monitored.run("report");
        assertEquals(74, outcome.exit());
        assertTrue(outcome.out().contains("CPU by user on "), outcome.out());
    }

    @Test
    void oldFilesAreDeletedAndOnlyThoseThatAreItsOwn() throws IOException {
        monitored.set("LOG_KEEP", "10d");
        collect(1);
        Path own = file();
        Path foreign = Files.writeString(monitored.log().resolve("monitor-2020-01-01.jsonl"), "not of this store\n");
        Files.setLastModifiedTime(foreign, FileTime.fromMillis(0));
        assertEquals(SILENT, monitored.at("2026-03-12T11:00:00Z").run("collect"));
        assertTrue(Files.exists(own));
        assertEquals(SILENT, monitored.at("2026-03-12T13:00:00Z").run("collect"));
        assertFalse(Files.exists(own));
        assertTrue(Files.exists(foreign));
    }

    private void collect(int minute) {
        assertEquals(SILENT, monitored.at("2026-03-02T12:0" + minute + ":00Z").run("collect"));
    }

    private Path file() throws IOException {
        try (var files = Files.list(monitored.log())) {
            return files.sorted().findFirst().orElseThrow();
        }
    }

    private void assertWhole(int lines) throws IOException {
        List<String> journal = monitored.journal();
        for (String line : journal) {
            assertTrue(Monitored.json(line).has("run"), line);
        }
        assertEquals(lines, journal.size());
        assertEquals(lines, new HashSet<>(journal).size());
    }
}
