package dev.monitor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.monitor.Monitor;
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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code watch} in a process of its own, which is told to end. */
class WatchSignalTest {
    private static final int ENDS = 6;

    @TempDir
    Path folder = Path.of("");

    private final List<Process> started = new ArrayList<>();
    private Monitored monitored;

    @BeforeEach
    void aMachineWithAccounting() throws IOException {
        ChangingMachine machine = new ChangingMachine(folder).ended("2026-03-02T11:00:00Z", 1001, "make", 1);
        monitored = new Monitored(folder, machine);
    }

    @AfterEach
    void nobodyStays() {
        started.forEach(Process::destroyForcibly);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT", "HUP"})
    void aSignalWhileItWaitsEndsItWithinASecond(String signal) throws Exception {
        Process watch = watch();
        awaitReport(watch);
        assertEndsWithinASecond(watch, signal);
        assertEquals("", Files.readString(folder.resolve("err")));
        assertEquals(1, monitored.journal().size());
    }

    @Test
    void aDeliveryUnderWayIsLeftToTheNextStart() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        try (BotApiServer api = new BotApiServer()) {
            monitored.telegram(api, "-100");
            api.script("-100", BotApiReply.ok(), BotApiReply.stalled().after(asked::countDown));
            Process watch = watch();
            assertTrue(asked.await(30, TimeUnit.SECONDS));
            assertEndsWithinASecond(watch, "TERM");
            assertEquals("", Files.readString(folder.resolve("err")));
            while (api.requests("-100").size() < 3) {
                assertEquals(new Monitored.Outcome(0, "", ""), monitored.run("collect"));
            }
            assertEquals(
                    List.of("sendMessage", "sendPhoto", "sendPhoto"),
                    api.requests("-100").stream().map(BotApiRequest::method).toList());
        }
    }

    @Test
    void whereverARunIsItEndsWithZeroAndNothingIsHalf() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        monitored.set("ALERT_INTERVAL", "1");
        for (int i = 0; i < ENDS; i++) {
            Files.deleteIfExists(folder.resolve("state/run.lock"));
            Process watch = watch();
            awaitRun(watch);
            if (i == 0) {
                awaitReport(watch);
            }
            watch.waitFor(random.nextInt(1400), TimeUnit.MILLISECONDS);
            watch.destroy();
            assertEquals(0, watch.waitFor(), "seed " + seed);
        }
        assertEquals(0, monitored.run("collect").exit());
        Set<String> runs = new HashSet<>();
        for (String line : monitored.journal()) {
            assertTrue(runs.add(Monitored.json(line).path("run").asText()), line + " seed " + seed);
        }
        assertFalse(runs.size() < 2, "seed " + seed);
    }

    /** Starts it; the machine may be busy, so the caller waits for what it wants to see. */
    private Process watch() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Monitor.class.getName(),
                        "watch")
                .redirectError(folder.resolve("err").toFile());
        builder.environment().clear();
        builder.environment().putAll(monitored.environment());
        Process process = builder.start();
        started.add(process);
        return process;
    }

    /** Before its first run it cannot know that it is to end as if it had: it is a JVM that starts. */
    private void awaitRun(Process watch) throws Exception {
        Path lock = folder.resolve("state/run.lock");
        while (!Files.exists(lock)) {
            assertFalse(watch.waitFor(5, TimeUnit.MILLISECONDS));
        }
    }

    /** The first run makes a report, and prints it when all else is done. */
    private static void awaitReport(Process watch) throws IOException {
        assertEquals('C', watch.getInputStream().read());
    }

    private void assertEndsWithinASecond(Process watch, String signal) throws Exception {
        new ProcessBuilder("kill", "-" + signal, Long.toString(watch.pid()))
                .start()
                .waitFor();
        assertTrue(watch.waitFor(1, TimeUnit.SECONDS));
        assertEquals(0, watch.exitValue());
    }
}
