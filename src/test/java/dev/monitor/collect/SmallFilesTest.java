package dev.monitor.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.monitor.model.CollectException;
import dev.monitor.model.LoadAvg;
import dev.monitor.model.MemInfo;
import dev.monitor.model.MemInfo.Amount;
import dev.monitor.model.Uptime;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The collectors of {@code /proc/uptime}, {@code loadavg} and {@code meminfo}. */
final class SmallFilesTest {
    @TempDir
    private Path root;

    @Test
    void readsUptime() throws CollectException {
        assertEquals(new Uptime(864000.25, 3187600.42), new UptimeCollector().collect(Machines.fixture("normal")));
    }

    @Test
    void readsLoad() throws CollectException {
        assertEquals(
                new LoadAvg(1.72, 1.35, 0.98, 3, 412, 2500), new LoadCollector().collect(Machines.fixture("normal")));
    }

    @Test
    void readsMemoryInTheOrderOfTheKernel() throws CollectException {
        MemInfo memory = new MemoryCollector().collect(Machines.fixture("normal"));

        List<String> names = List.copyOf(memory.entries().keySet());
        assertEquals(List.of("MemTotal", "MemFree", "MemAvailable", "Buffers", "Cached"), names.subList(0, 5));
        assertEquals(new Amount(16318412, "kB"), memory.entries().get("MemTotal"));
        assertEquals(new Amount(1893340, "kB"), memory.entries().get("Active(anon)"));
        assertEquals(new Amount(0, ""), memory.entries().get("HugePages_Total"));
        assertEquals(16318412L * 1024, memory.totalBytes());
        assertEquals(9803340L * 1024, memory.availableBytes());
        assertEquals(25.0, memory.swapPercent());
    }

    @Test
    void anOldKernelsAvailableMemoryIsEstimated() throws CollectException {
        MemInfo memory = new MemoryCollector().collect(Machines.fixture("old-kernel"));

        assertEquals((204812L + 150220 + 904100) * 1024, memory.availableBytes());
    }

    @Test
    void aFileThatIsMissingIsNoFault() {
        CollectException fault =
                assertThrows(CollectException.class, () -> new UptimeCollector().collect(Machines.at(root)));

        assertTrue(fault.isNoData());
        assertEquals(root + "/proc/uptime: no such file", fault.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "uptime, proc/uptime: empty",
        "loadavg, proc/loadavg:1: the line is too short",
        "meminfo, proc/meminfo:2: the line is cut off",
    })
    void aFileThatIsCutIsMalformed(String name, String message) {
        CollectException fault =
                assertThrows(CollectException.class, () -> collector(name).collect(Machines.fixture("truncated")));

        assertTrue(fault.getMessage().endsWith("hosts/truncated/" + message), fault.getMessage());
        assertFalse(fault.isNoData());
    }

    @ParameterizedTest
    @CsvSource({
        "uptime, 1.0 2.0 3.0, :1: the line is too long",
        "uptime, 1.0 nan, :1: not a number: \"nan\"",
        "loadavg, 1 2 3 4 5, ':1: there is no \"running/total\"'",
        "loadavg, 1 2 3 4/x 5, :1: not a number: \"x\"",
        "loadavg, 1 2 3 4/5 6 7, :1: the line is too long",
        "meminfo, MemFree: 1 kB, :1: there is no line \"MemTotal:\"",
        "meminfo, MemTotal 1 kB, ':1: the line does not begin with \"name:\"'",
        "meminfo, MemTotal: 1 MB, :1: the unit is not kB",
        "meminfo, MemTotal: 1 kB x, :1: the line is too long",
        "meminfo, MemTotal: -1 kB, :1: not a number: \"-1\"",
    })
    void aMalformedLineIsNamed(String name, String line, String message) throws Exception {
        Machines.write(root, "proc/" + name, line + "\n");

        CollectException fault =
                assertThrows(CollectException.class, () -> collector(name).collect(Machines.at(root)));

        assertEquals(root + "/proc/" + name + message, fault.getMessage());
    }

    private static Collector<?> collector(String name) {
        for (Collector<?> collector : Collectors.all()) {
            if (collector.name().equals(name)) {
                return collector;
            }
        }
        throw new AssertionError(name);
    }
}
