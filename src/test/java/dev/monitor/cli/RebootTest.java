package dev.monitor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the machine did is counted once across a reboot, whatever else could not be read meanwhile. */
class RebootTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void aRunThatSawNoProcessesAfterTheBootCountsItsSecondsAllTheSame() throws IOException {
        ChangingMachine machine = new ChangingMachine(folder);
        Monitored monitored = new Monitored(folder, machine);
        machine.cpu(1000, 0, 0);
        monitored.at("2026-03-02T12:00:00Z").report();
        String stat = Files.readString(machine.root().resolve("proc/2300/stat"));

        machine.boot("11111111-2222-3333-4444-555555555555", 70);
        machine.cpu(50, 0, 10);
        machine.proc("2300/stat", "no process\n");
        assertEquals(0, monitored.at("2026-03-02T12:05:00Z").run("collect").exit());
        machine.proc("2300/stat", stat);
        machine.cpu(80, 0, 10);

        assertEquals(
                90,
                monitored
                        .at("2026-03-02T12:06:00Z")
                        .report("--dry-run")
                        .path("machine_cpu_seconds")
                        .asDouble());
    }
}
