package dev.monitor.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.monitor.model.CollectException;
import dev.monitor.model.Pressure;
import dev.monitor.model.Pressure.Stall;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PressureCollectorTest {
    @TempDir
    private Path root;

    @Test
    void readsEachResource() throws CollectException {
        Pressure pressure = new PressureCollector().collect(Machines.fixture("normal"));

        assertEquals(
                List.of("cpu", "io", "memory", "irq"),
                List.copyOf(pressure.resources().keySet()));
        assertEquals(
                Map.of("some", new Stall(1.1, 0.84, 0.4, 40123456), "full", new Stall(0.9, 0.61, 0.32, 30123456)),
                pressure.resources().get("io"));
        assertEquals(
                Map.of("full", new Stall(0.05, 0.04, 0.03, 2345678)),
                pressure.resources().get("irq"));
    }

    @Test
    void aKernelWithoutItHasNoData() {
        CollectException fault = assertThrows(
                CollectException.class, () -> new PressureCollector().collect(Machines.fixture("container")));

        assertTrue(fault.isNoData());
    }

    @Test
    void aKernelThatHasItSwitchedOffHasNoData() throws Exception {
        // Its files are there and fail when they are read, like this one.
        Files.createDirectories(root.resolve("proc/pressure"));
        Path cpu = Files.createSymbolicLink(root.resolve("proc/pressure/cpu"), Path.of("/proc/self/mem"));

        CollectException fault =
                assertThrows(CollectException.class, () -> new PressureCollector().collect(Machines.at(root)));
        Files.delete(cpu); // JUnit warns of links that lead out of its folder.

        assertTrue(fault.isNoData(), fault.getMessage());
    }

    @Test
    void aFileThatIsCutIsMalformed() {
        CollectException fault = assertThrows(
                CollectException.class, () -> new PressureCollector().collect(Machines.fixture("truncated")));

        assertTrue(fault.getMessage().endsWith("truncated/proc/pressure/cpu:1: the line is cut off"));
    }

    @ParameterizedTest
    @CsvSource({
        "half avg10=0 avg60=0 avg300=0 total=0, the line begins with neither \"some\" nor \"full\"",
        "some avg60=0 avg10=0 avg300=0 total=0, there is no \"avg10=\" where it belongs",
        "some avg10=0 avg60=0 avg300=0, the line is too short",
        "some avg10=x avg60=0 avg300=0 total=0, not a number: \"x\"",
    })
    void aMalformedLineIsNamed(String line, String why) throws Exception {
        Machines.write(root, "proc/pressure/memory", "full avg10=0 avg60=0 avg300=0 total=0\n" + line + "\n");

        CollectException fault =
                assertThrows(CollectException.class, () -> new PressureCollector().collect(Machines.at(root)));

        assertEquals(root + "/proc/pressure/memory:2: " + why, fault.getMessage());
    }
}
