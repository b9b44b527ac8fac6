package dev.monitor.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sqlite.JDBC;

/** A store that is no database any more gives way to a new one, once, and the journal brings its graphs back. */
class DamagedStoreTest {
    private static final Monitored.Outcome SILENT = new Monitored.Outcome(0, "", "");
    private static final Instant BEGIN = Instant.parse("2026-03-02T08:00:00Z");
    private static final byte[] GARBAGE =
            "garbage, and long enough for a page ".repeat(500).getBytes(StandardCharsets.US_ASCII);

    @TempDir
    Path folder = Path.of("");

    private Monitored monitored;

    @BeforeEach
    void twoHours() {
        monitored = new Monitored(folder, "normal");
        for (int run = 0; run < 12; run++) {
            assertEquals(SILENT, collect(600L * run));
        }
    }

    @Test
    void garbageIsSetAsideAndTheRunIsKeptInANewStore() throws IOException {
        Files.write(store(), GARBAGE);
        Monitored.Outcome outcome = collect(7200);
        assertEquals(74, outcome.exit());
        assertEquals(1, outcome.err().lines().count(), outcome.err());
        Path aside = aside().get(0);
        assertTrue(outcome.err().startsWith("monitor: " + aside + ": the store was damaged and has this name now;"));
        assertTrue(outcome.err().contains("`monitor history import " + monitored.log() + "/monitor-*`"), outcome.err());
        assertArrayEquals(GARBAGE, Files.readAllBytes(aside));
        assertEquals(13, monitored.journal().size());
        assertEquals(1, points());
        assertEquals(SILENT, collect(7800), "told once");
        String log;
        try (var files = Files.list(monitored.log())) {
            log = files.findFirst().orElseThrow().toString();
        }
        assertEquals(0, monitored.run("history", "import", log).exit());
        assertEquals(14, points());
    }

    @Test
    void aFileThatLostItsEndIsSetAside() throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(store().toFile(), "rw")) {
            file.setLength(file.length() / 2);
        }
        assertEquals(74, collect(7200).exit());
        assertEquals(1, aside().size());
        assertEquals(SILENT, collect(7800));
    }

    @Test
    void damageThatOnlyTheHourlyTidyingFindsIsFoundToo() throws IOException, SQLException {
        damage("hour");
        Monitored.Outcome outcome = collect(7200);
        assertEquals(74, outcome.exit());
        assertEquals(1, outcome.err().lines().count(), outcome.err());
        assertEquals(1, aside().size(), outcome.err());
        assertEquals(13, monitored.journal().size());
        assertEquals(SILENT, collect(7800));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "[]; [[1001,",
                "[[1001,; []",
                "[[1001,\"alice\",7,1]]; []",
                "[]; [[1001,\"alice\",[[\"make\",7,1]]]]",
                "[[1001,\"alice\",7,1]]; [[1001,\"alice\",[[\"make\"]]]]"
            })
    void whatARunMovedIsCheckedBeforeItBecomesHistory(String users, String programs) throws Exception {
        try (var connection = JDBC.createConnection("jdbc:sqlite:" + store(), new Properties());
                var insert = connection.prepareStatement("INSERT INTO movement VALUES (12, ?, ?)")) {
            insert.setString(1, users);
            insert.setString(2, programs);
            insert.execute();
        }
        Monitored.Outcome outcome = collect(7200);
        assertEquals(74, outcome.exit());
        assertEquals(1, outcome.err().lines().count(), outcome.err());
        assertEquals(1, aside().size(), outcome.err());
        assertEquals(SILENT, collect(7800));
    }

    @Test
    void aReportIsMadeAllTheSame() throws IOException {
        Files.write(store(), GARBAGE);
        assertEquals(74, monitored.run("history", "load1").exit());
        assertEquals(0, aside().size(), "whoever only reads moves nothing");
        assertEquals(0, monitored.run("report", "--dry-run").exit());
        Monitored.Outcome outcome = monitored.run("report");
        assertEquals(74, outcome.exit());
        assertTrue(outcome.out().contains("CPU by user on "), outcome.out());
    }

    @Test
    void theLastOnesStay() throws IOException {
        for (int time = 0; time < 5; time++) {
            Files.write(store(), GARBAGE);
            assertEquals(74, collect(7200 + time).exit());
        }
        List<Path> kept = aside();
        assertEquals(3, kept.size());
        Files.write(store(), GARBAGE);
        collect(7204);
        assertTrue(aside().contains(Path.of(kept.get(2) + "-2")), aside().toString());
    }

    @Test
    void whatIsWrongOtherwiseIsLeftWhereItIs() throws SQLException, IOException {
        try (var connection = JDBC.createConnection("jdbc:sqlite:" + store(), new Properties());
                var statement = connection.createStatement()) {
            statement.execute("UPDATE schema_version SET version = 99");
        }
        assertEquals(74, collect(7200).exit());
        assertEquals(List.of(), aside());
    }

    /** Overwrites the root page of a table's tree. */
    private void damage(String table) throws SQLException, IOException {
        long root;
        long size;
        try (var connection = JDBC.createConnection("jdbc:sqlite:" + store(), new Properties());
                var statement = connection.createStatement()) {
            try (var row = statement.executeQuery("SELECT rootpage FROM sqlite_master WHERE name = '" + table + "'")) {
                root = row.getLong(1);
            }
            try (var row = statement.executeQuery("PRAGMA page_size")) {
                size = row.getLong(1);
            }
        }
        try (RandomAccessFile file = new RandomAccessFile(store().toFile(), "rw")) {
            file.seek((root - 1) * size);
            file.write(new byte[(int) size]);
        }
    }

    private Monitored.Outcome collect(long seconds) {
        return monitored.at(BEGIN.plusSeconds(seconds).toString()).run("collect");
    }

    private long points() {
        Monitored.Outcome outcome = monitored.run("history", "load1", "--format", "csv");
        assertEquals("0", outcome.exit() + outcome.err());
        return outcome.out().lines().count() - 1;
    }

    private Path store() {
        return monitored.state().resolve("monitor.db");
    }

    private List<Path> aside() throws IOException {
        try (var files = Files.list(monitored.state())) {
            return files.filter(file -> file.getFileName().toString().matches("monitor\\.db\\.corrupt-[0-9-]+"))
                    .sorted()
                    .toList();
        }
    }
}
