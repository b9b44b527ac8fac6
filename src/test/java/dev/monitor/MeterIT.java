package dev.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The built jar beside this machine's kernel, which writes accounting records in a PID namespace of the test. Skipped where that
 * is not permitted, or a tool is missing.
 */
class MeterIT {
    private static final List<String> TOOLS =
            List.of("/usr/bin/unshare", "/usr/bin/perl", "/usr/sbin/accton", "/usr/sbin/sa", "/usr/sbin/dump-acct");

    /** Works, says what times(2) shows of it, and stops, so that a report can be made meanwhile. */
    private static final String WORKER = """
            use POSIX;
            sub work { my $end = (times)[0] + (times)[1] + 0.3; while ((times)[0] + (times)[1] < $end) { $x++ for 1 .. 9999 } }
            sub pause { my ($u, $s) = times; print $u + $s, "\\n"; kill 'STOP', $$ }
            $| = 1;
            """;

    private static final String SCRIPT = """
            cd "$0" && accton pacct > accton.log || exit 1
            report() { "$JAVA" -jar "$JAR" report --all-users --format json > $1.json 2>> errors; }
            resume() { kill -CONT $1; }
            stopped() { until grep -q '^State:.T' /proc/$1/status; do sleep 0.01; done; }
            report first
            perl worker -e 'POSIX::setuid(64001); for (1 .. 3) { work(); pause() }' > long.times & long=$!
            perl worker -e 'work(); pause(); POSIX::setuid(64002); work(); pause(); work()' > change.times & change=$!
            stopped $long; stopped $change; report one
            resume $long; resume $change; sleep 0.05; stopped $long; stopped $change; report two
            resume $long; sleep 0.05; stopped $long; report three
            resume $long; resume $change; wait; report four
            perl -e 'use POSIX; for $u (1 .. 20) { fork or do { POSIX::setuid(64100 + $u);
              for (1 .. 499) { fork or POSIX::_exit(0); wait } exit } } 1 while wait > 0' &
            for i in 1 2 3; do report many$i; done
            wait; report last
            sa -m pacct > sa.txt; dump-acct pacct > records.txt
            "$JAVA" -jar "$JAR" doctor > doctor-on.txt
            accton off > accton.log
            "$JAVA" -jar "$JAR" doctor > doctor-off.txt
            true
            """;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void runScript() throws IOException, InterruptedException {
        for (String tool : TOOLS) {
            assumeTrue(Files.isExecutable(Path.of(tool)), tool);
        }
        folder.toFile().setExecutable(true, false);
        Files.writeString(folder.resolve("worker"), WORKER + "eval $ARGV[1]; die $@ if $@;\n");
        Files.createFile(folder.resolve("pacct"));
        ProcessBuilder builder = new ProcessBuilder(
                "/usr/bin/unshare", "--pid", "--fork", "--mount-proc", "sh", "-c", SCRIPT, folder.toString());
        Map<String, String> environment = builder.environment();
        environment.put(
                "JAVA", Path.of(System.getProperty("java.home"), "bin", "java").toString());
        environment.put("JAR", Objects.requireNonNull(System.getProperty("monitor.jar")));
        environment.put("STATE_PATH", folder.resolve("state").toString());
        environment.put("LOG_PATH", folder.resolve("log").toString());
        environment.put("PACCT_FILE", folder.resolve("pacct").toString());
        Process script = builder.redirectErrorStream(true).start();
        String output = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assumeTrue(script.waitFor() == 0 && Files.size(folder.resolve("pacct")) > 0, output);
    }

    @Test
    void aJobThatSpansReportsShowsItsShareInEach() throws IOException {
        List<String> times = Files.readAllLines(folder.resolve("long.times"));
        double before = 0;
        for (int pause = 0; pause < 3; pause++) {
            double until = Double.parseDouble(times.get(pause));
            JsonNode row = row(List.of("one", "two", "three").get(pause), 64_001);
            assertEquals(until - before, row.path("cpu_seconds").asDouble(), 0.011, "pause " + pause);
            assertEquals(0, row.path("commands").asInt());
            before = until;
        }
        assertEquals(1, row("four", 64_001).path("commands").asInt());
    }

    @Test
    void aProcessThatChangesItsUserIsChargedOnceAndEachPartToWhomItWas() throws IOException {
        List<String> times = Files.readAllLines(folder.resolve("change.times"));
        double asRoot = Double.parseDouble(times.get(0));
        double asUser = Double.parseDouble(times.get(1)) - asRoot;
        assertEquals(asRoot, program(row("one", 0), "perl"), 0.011);
        assertEquals(asUser, row("two", 64_002).path("cpu_seconds").asDouble(), 0.011);
        JsonNode end = row("four", 64_002);
        assertEquals(1, end.path("commands").asInt());
        assertEquals(0, program(row("four", 0), "perl"), 0.001);
    }

    @Test
    void commandsOfManyUsersAreThoseOfSa() throws IOException {
        Map<String, Long> expected = new HashMap<>();
        for (String line : Files.readAllLines(folder.resolve("sa.txt"))) {
            String[] words = line.strip().split("\\s+", -1);
            if (words[0].startsWith("641")) {
                expected.put("uid " + words[0], Long.valueOf(words[1]));
            }
        }
        Map<String, Long> counted = new HashMap<>();
        for (String report : List.of("many1", "many2", "many3", "last")) {
            for (JsonNode row : report(report).path("users")) {
                if (row.path("uid").asInt() / 100 == 641) {
                    counted.merge(
                            row.path("user").asText(), row.path("commands").asLong(), Long::sum);
                }
            }
        }
        assertEquals(20, expected.size());
        assertEquals(expected, counted);
        assertEquals(
                10_000, counted.values().stream().mapToLong(Long::longValue).sum());
    }

    @Test
    void whatWasNeverSeenAliveEqualsItsRecord() throws IOException {
        long ticks = 0;
        for (String line : Files.readAllLines(folder.resolve("records.txt"))) {
            String[] columns = line.split("\\|", -1);
            if (columns.length > 6 && columns[5].strip().startsWith("641")) {
                ticks += Math.round(Double.parseDouble(columns[2].strip()) + Double.parseDouble(columns[3].strip()));
            }
        }
        double seconds = 0;
        for (String report : List.of("many1", "many2", "many3", "last")) {
            for (JsonNode row : report(report).path("users")) {
                seconds += row.path("uid").asInt() / 100 == 641
                        ? row.path("cpu_seconds").asDouble()
                        : 0;
            }
        }
        assertTrue(seconds * 100 >= ticks - 0.5, seconds + " s, " + ticks + " ticks");
    }

    @Test
    void doctorTellsWhetherTheKernelWritesRecords() throws IOException {
        String pacct = folder.resolve("pacct").toString();
        assertTrue(Files.readString(folder.resolve("doctor-on.txt")).contains("on, in " + pacct));
        assertTrue(Files.readString(folder.resolve("doctor-off.txt")).contains("off: " + pacct + " does not grow"));
    }

    @Test
    void nothingIsDeclaredLost() throws IOException {
        for (String report : List.of("first", "one", "two", "three", "four", "many1", "many2", "many3", "last")) {
            assertEquals("pacct", report(report).path("source").asText(), report);
            assertEquals("[]", report(report).path("gaps").toString(), report);
        }
        assertEquals("", Files.readString(folder.resolve("errors")));
    }

    private static JsonNode row(String report, int uid) throws IOException {
        for (JsonNode row : report(report).path("users")) {
            if (row.path("uid").asInt(-1) == uid) {
                return row;
            }
        }
        return new ObjectMapper().nullNode();
    }

    private static double program(JsonNode row, String program) {
        for (JsonNode each : row.path("programs")) {
            if (each.path("program").asText().equals(program)) {
                return each.path("cpu_seconds").asDouble();
            }
        }
        return 0;
    }

    private static JsonNode report(String name) throws IOException {
        return new ObjectMapper().readTree(Files.readString(folder.resolve(name + ".json")));
    }
}
