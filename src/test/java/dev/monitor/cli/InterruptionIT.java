package dev.monitor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.monitor.MonitorJar;
import dev.monitor.deliver.BotApiReply;
import dev.monitor.deliver.BotApiRequest;
import dev.monitor.deliver.BotApiServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that meet, and runs that are killed: nothing is lost, and nothing is there twice. */
class InterruptionIT {
    private static final MonitorJar.Outcome SILENT = new MonitorJar.Outcome(0, "", "");
    private static final int KILLS = 20;

    @TempDir
    Path folder = Path.of("");

    private ChangingMachine machine;
    private MonitorJar monitor;

    @BeforeEach
    void aMachineWithAccounting() throws IOException {
        machine = new ChangingMachine(folder);
        machine.ended("2026-03-02T12:00:00Z", 1001, "make", 1);
        monitor = new MonitorJar(folder).root(machine.root());
    }

    @Test
    void twoRunsAtOnceAreTwoRunsOneAfterTheOther() throws Exception {
        Process first = monitor.start("collect");
        Process second = monitor.start("collect");
        assertEquals(0, first.waitFor());
        assertEquals(0, second.waitFor());
        assertEquals(2, runs().size());
        assertEquals(SILENT, monitor.run("collect"));
        assertEquals(3, runs().size());
    }

    @Test
    void runsThatAreKilledAtAnyMomentLeaveNothingHalf() throws Exception {
        Random random = new Random(20260302);
        long usual = usualMillis();
        for (int kill = 0; kill < KILLS; kill++) {
            machine.ended("2026-03-02T12:30:00Z", 1001 + kill % 3, "make" + kill % 7, 0.01 * (kill + 1));
            Process run = monitor.start("collect");
            run.waitFor(random.nextLong(usual * 5 / 4), TimeUnit.MILLISECONDS);
            run.destroyForcibly().waitFor();
        }
        assertEquals(SILENT, monitor.run("collect"));
        Set<String> runs = runs();
        assertTrue(runs.size() > 2, "some runs were in time: " + runs.size());
        assertTrue(runs.size() < KILLS + 2, "some were not: " + runs.size());

        Path other = Files.createDirectory(folder.resolve("undisturbed"));
        assertEquals(SILENT, new MonitorJar(other).root(machine.root()).run("collect"));
        assertEquals(lastReadings(other.resolve("log")), lastReadings(folder.resolve("log")));
    }

    @Test
    void aReportThatIsKilledWhileItIsSentGoesOnWhereItWas() throws Exception {
        CompletableFuture<Process> run = new CompletableFuture<>();
        try (BotApiServer api = new BotApiServer()) {
            api.script(
                    "-100",
                    BotApiReply.ok(),
                    BotApiReply.ok().after(() -> run.join().destroyForcibly()));
            monitor.set("BOT_TOKEN", BotApiServer.TOKEN)
                    .set("CHAT_ID", "-100")
                    .set("TELEGRAM_API_URL", api.url().toString());
            run.complete(monitor.start("report"));
            assertEquals(137, run.join().waitFor());
            assertEquals(SILENT, monitor.run("collect"));
            assertEquals(SILENT, monitor.run("collect"));
            assertEquals(
                    List.of("sendMessage", "sendPhoto", "sendPhoto"),
                    api.requests("-100").stream().map(BotApiRequest::method).toList());
        }
    }

    /** How long a run takes here and now. */
    private long usualMillis() throws IOException, InterruptedException {
        assertEquals(SILENT, monitor.run("collect"));
        long begun = System.nanoTime();
        assertEquals(SILENT, monitor.run("collect"));
        return Math.max(20, (System.nanoTime() - begun) / 1_000_000);
    }

    /** The names of all runs in the journal, each of which is there once. */
    private Set<String> runs() throws IOException {
        Set<String> runs = new HashSet<>();
        for (String line : journal(folder.resolve("log"))) {
            assertTrue(runs.add(Monitored.json(line).path("run").asText()), line);
        }
        return runs;
    }

    private static JsonNode lastReadings(Path log) throws IOException {
        List<String> lines = journal(log);
        return Monitored.json(lines.get(lines.size() - 1)).path("accounting").path("users");
    }

    private static List<String> journal(Path log) throws IOException {
        try (var files = Files.list(log)) {
            List<String> lines = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                lines.addAll(Files.readAllLines(file));
            }
            return lines;
        }
    }
}
