package dev.monitor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.JDBC;

/** The history over many runs and days: it stays small, its sums stay right, and what it is not sure of it refuses. */
class StoreTest {
    private static final Monitored.Outcome SILENT = new Monitored.Outcome(0, "", "");

    @TempDir
    Path folder = Path.of("");

    private ChangingMachine machine;
    private Monitored monitored;

    @BeforeEach
    void aMachineWithAccounting() throws IOException {
        machine = new ChangingMachine(folder);
        monitored = new Monitored(folder, machine).set("HISTORY_KEEP", "1d");
        machine.ended("2026-03-02T07:00:00Z", 1001, "make", 1);
    }

    @Test
    void itsSchemaIsMadeOnce() throws SQLException {
        collect("2026-03-02T08:00:00Z");
        String schema = query("SELECT group_concat(sql, ';') FROM sqlite_master");
        collect("2026-03-02T08:01:00Z");
        assertEquals(schema, query("SELECT group_concat(sql, ';') FROM sqlite_master"));
        assertEquals("1", query("SELECT count(*) FROM schema_version"));
        assertEquals("2", query("SELECT count(*) FROM run WHERE machine IS NOT NULL"));
    }

    @Test
    void aStoreOfANewerVersionIsLeftAlone() throws SQLException, IOException {
        collect("2026-03-02T08:00:00Z");
        query("UPDATE schema_version SET version = 99 RETURNING version");
        byte[] before = Files.readAllBytes(store());
        Monitored.Outcome outcome = monitored.run("report");
        assertEquals(74, outcome.exit());
        assertEquals(
                "monitor: " + store()
                        + ": was written by a newer version of monitor; use that one, or move the file away\n",
                outcome.err());
        assertTrue(outcome.out().contains("CPU by user on "));
        assertEquals(0, monitored.run("report", "--dry-run").exit());
        assertTrue(Arrays.equals(before, Files.readAllBytes(store())));
    }

    @Test
    void whatAKilledRunLeftHalfWrittenIsMendedByTheNextOneAndTillThenSaid() throws IOException, SQLException {
        collect("2026-03-02T08:00:00Z");
        Path copy = folder.resolve("copy");
        try (var connection = JDBC.createConnection("jdbc:sqlite:" + store(), new Properties());
                var statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = TRUNCATE");
            statement.execute("PRAGMA cache_size = 1");
            statement.execute("BEGIN IMMEDIATE");
            statement.execute("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)"
                    + " INSERT INTO told SELECT 'x' || i, hex(randomblob(100)) FROM n");
            // What is on the disk now is what a power cut would leave.
            try (var files = Files.walk(monitored.state())) {
                for (Path file : files.toList()) {
                    Files.copy(
                            file,
                            copy.resolve(monitored.state().relativize(file).toString()));
                }
            }
        }
        assertTrue(Files.size(copy.resolve("monitor.db-journal")) > 0);
        monitored.set("STATE_PATH", copy.toString());
        assertEquals(
                "monitor: " + store() + ": a run was killed while it wrote; the next `collect` mends that;"
                        + " shown without what earlier runs kept\n",
                monitored.run("report", "--dry-run").err());
        collect("2026-03-02T08:01:00Z");
        assertEquals("0", query("SELECT count(*) FROM told"));
        assertEquals("", monitored.run("report", "--dry-run").err());
    }

    @Test
    void strangersCannotLookIntoIt() throws IOException {
        collect("2026-03-02T08:00:00Z");
        assertEquals("rwxr-x---", permissions(monitored.state()));
    }

    @Test
    void aFolderThatOthersMayWriteIsNoPlaceForALibrary() throws IOException {
        collect("2026-03-02T08:00:00Z");
        Files.setPosixFilePermissions(monitored.state(), PosixFilePermissions.fromString("rwxrwxrwx"));
        Monitored.Outcome outcome = monitored.run("collect");
        assertEquals(77, outcome.exit());
        assertTrue(outcome.err().startsWith("monitor: " + monitored.state().toRealPath() + ": must"), outcome.err());
        Files.setPosixFilePermissions(monitored.state(), PosixFilePermissions.fromString("rwxr-x---"));
        assertEquals(SILENT, monitored.run("collect"), "as the message says");
    }

    @Test
    void aNativeLibraryThatOthersMayWriteIsNotLoaded() throws IOException {
        collect("2026-03-02T08:00:00Z");
        Path library;
        try (var files = Files.walk(monitored.state().resolve("lib"))) {
            library = files.filter(Files::isRegularFile).findFirst().orElseThrow();
        }
        assertEquals("rw-r--r--", permissions(library));
        Files.setPosixFilePermissions(library, PosixFilePermissions.fromString("rw-rw-r--"));
        Monitored.Outcome outcome = monitored.run("collect");
        assertEquals(77, outcome.exit());
        assertTrue(outcome.err().startsWith("monitor: " + library + ": must belong to root"), outcome.err());
        Files.delete(library);
        assertEquals(SILENT, monitored.run("collect"), "as the message says");
    }

    @Test
    void oldHistoryIsThinnedToARunAnHourAndItsSumsStay() throws IOException, SQLException {
        Instant begin = Instant.parse("2026-03-02T08:00:00Z");
        for (int run = 0; run < 16; run++) {
            Instant at = begin.plusSeconds(900L * run);
            machine.ended(at.minusSeconds(60).toString(), run % 2 == 0 ? 1001 : 1002, "make", run);
            collect(at.toString());
        }
        assertEquals("16", query("SELECT count(*) FROM run WHERE machine IS NOT NULL"));
        Instant later = Instant.parse("2026-03-05T08:00:00Z");
        machine.ended(later.minusSeconds(60).toString(), 1001, "make", 100);
        collect(later.toString());
        collect(later.plusSeconds(3600).toString());
        assertEquals("4", query("SELECT count(*) FROM run WHERE at < " + later.toEpochMilli()));
        assertTrue(Integer.parseInt(query("SELECT count(*) FROM reading")) <= 10);
        monitored.at(later.plusSeconds(3600).toString());
        assertEquals(List.of("alice 157", "bob 64"), Rows.seconds(monitored.report("--dry-run")));
        JsonNode since = monitored.report("--dry-run", "--window", "71h");
        assertEquals(List.of("alice 144", "bob 48"), Rows.seconds(since), "since 09:45, the last run before 10:00");
    }

    @Test
    void aReportAfterAVeryLongTimeBeginsWhereTheLastOneEnded() throws IOException {
        collect("2026-03-02T12:00:00Z");
        machine.ended("2026-03-02T12:20:00Z", 1001, "make", 10);
        monitored.at("2026-03-02T12:30:00Z").report();
        machine.ended("2026-03-02T12:40:00Z", 1002, "make", 7);
        collect("2026-03-02T12:50:00Z");
        collect("2026-03-05T12:00:00Z");
        collect("2026-03-05T13:00:00Z");
        JsonNode report = monitored.at("2026-03-05T14:00:00Z").report();
        assertEquals(List.of("bob 7"), Rows.seconds(report));
        assertTrue(
                report.path("from").asText().contains(":30:00"),
                report.path("from").asText());
    }

    @Test
    void aFloodOfProgramNamesIsCountedUnderOne() throws IOException, SQLException {
        for (int i = 0; i < 400; i++) {
            machine.ended("2026-03-02T08:00:00Z", 1001, "flood" + i, 0.01);
        }
        collect("2026-03-02T09:00:00Z");
        for (int i = 400; i < 500; i++) {
            machine.ended("2026-03-02T09:30:00Z", 1001, "flood" + i, 0.01);
        }
        machine.ended("2026-03-02T09:30:00Z", 1002, "cc1", 2);
        JsonNode report = monitored.at("2026-03-02T10:00:00Z").report();
        assertEquals(List.of("alice 6", "bob 2"), Rows.seconds(report));
        assertEquals(501, Rows.of(report, "alice").path("commands").asInt());
        assertEquals("301", query("SELECT count(*) FROM meter WHERE user = 'alice'"));
    }

    @Test
    void aClockThatWasSetBackDoesNotLoseOrDoubleAnything() throws IOException {
        monitored.at("2026-03-02T12:00:00Z").report();
        machine.ended("2026-03-02T10:30:00Z", 1001, "make", 3);
        assertEquals(
                List.of("alice 3"),
                Rows.seconds(monitored.at("2026-03-02T10:31:00Z").report()));
        machine.ended("2026-03-02T10:40:00Z", 1002, "make", 4);
        assertEquals(
                List.of("bob 4"),
                Rows.seconds(monitored.at("2026-03-02T10:41:00Z").report()));
    }

    private void collect(String instant) {
        assertEquals(SILENT, monitored.at(instant).run("collect"));
    }

    private Path store() {
        return monitored.state().resolve("monitor.db");
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private String query(String sql) throws SQLException {
        try (var connection = JDBC.createConnection("jdbc:sqlite:" + store(), new Properties());
                var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertFalse(!rows.next(), sql);
            return rows.getString(1);
        }
    }
}
