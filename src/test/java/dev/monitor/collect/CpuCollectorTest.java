package dev.monitor.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.monitor.model.CollectException;
import dev.monitor.model.CpuStat;
import dev.monitor.model.CpuTimes;
import dev.monitor.model.Sample;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CpuCollectorTest {
    private static final String COUNTERS = "ctxt 5\nbtime 1772452800\nprocesses 7\nprocs_running 1\nprocs_blocked 0\n";

    @TempDir
    private Path root;

    @Test
    void readsAllThatAMachineTells() throws CollectException {
        CpuStat stat = new CpuCollector().collect(Machines.fixture("normal"));

        assertEquals(
                List.of("cpu0", "cpu1", "cpu2", "cpu3"), List.copyOf(stat.cpus().keySet()));
        assertEquals(
                new CpuTimes(List.of(5012300L, 1200L, 902100L, 80000000L, 50400L, 0L, 12300L, 310L, 150L, 40L)),
                stat.cpus().get("cpu0"));
        assertEquals(
                List.of(21663400L, 4200L, 3388300L, 318710000L, 174200L, 0L, 39900L, 1205L, 270L, 50L),
                stat.total().ticks());
        assertEquals(List.of(912345678L, 35L, 9L, 0L, 0L, 1200L, 0L, 0L, 44L), stat.intr());
        assertEquals(1823456789, stat.ctxt());
        assertEquals(Instant.ofEpochSecond(1771588800), stat.btime());
        assertEquals(184223, stat.processes());
        assertEquals(2, stat.running());
        assertEquals(1, stat.blocked());
        assertEquals(
                List.of(402345678L, 2L, 100200300L, 17L, 3400500L, 5600700L, 0L, 8100L, 150200300L, 0L, 142935859L),
                stat.softirq());
    }

    @Test
    void aMachineWithManyProcessorsKeepsTheirNamesAndCutsUnusedInterrupts() throws CollectException {
        CpuStat stat = new CpuCollector().collect(Machines.fixture("many-cpus"));

        assertEquals(254, stat.cpus().size());
        assertFalse(stat.cpus().containsKey("cpu3"));
        assertEquals(
                new CpuTimes(List.of(1255L, 0L, 500L, 90000L, 10L, 0L, 5L, 0L, 0L, 0L)),
                stat.cpus().get("cpu255"));
        assertEquals(501, stat.intr().size());
        assertEquals(99887766554L, stat.ctxt());
    }

    @Test
    void anOldKernelHasFewerColumnsAndNoSoftInterrupts() throws CollectException {
        CpuStat stat = new CpuCollector().collect(Machines.fixture("old-kernel"));

        assertEquals(
                List.of(60210L, 120L, 15230L, 4950000L, 8120L, 310L, 220L),
                stat.total().ticks());
        assertEquals(List.of(), stat.softirq());
    }

    @Test
    void aKernelThatCountsNoInterruptsHasNoNumberOfThem() throws Exception {
        CpuStat stat = collect("cpu  1 2 3 4\n" + COUNTERS);

        assertEquals(List.of(), stat.intr());
        for (Sample sample : stat.samples()) {
            assertFalse(sample.name().equals("interrupts_total"));
        }
    }

    @Test
    void columnsAndLinesOfKernelsToComeAreLeftOut() throws Exception {
        CpuStat stat = collect("cpu  1 2 3 4 5 6 7 8 9 10 11 12\ncpufreq x y\nnew 1\n" + COUNTERS);

        assertEquals(
                List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L), stat.total().ticks());
        assertTrue(stat.cpus().isEmpty());
    }

    @Test
    void aFileThatIsCutNamesItsLastLine() {
        CollectException fault =
                assertThrows(CollectException.class, () -> new CpuCollector().collect(Machines.fixture("truncated")));

        assertTrue(fault.getMessage().endsWith("hosts/truncated/proc/stat:5: the line is cut off"), fault.getMessage());
        assertFalse(fault.isNoData());
    }

    @ParameterizedTest
    @CsvSource({
        "cpu, there is no line \"cpu\"",
        "ctxt, there is no value of \"ctxt\"",
        "btime, there is no value of \"btime\"",
        "processes, there is no value of \"processes\"",
        "procs_running, there is no value of \"procs_running\"",
    })
    void aValueThatIsMissingIsNotZero(String name, String why) {
        String text = ("cpu 1 2 3 4\n" + COUNTERS).replace(name + " ", "else ");

        CollectException fault = assertThrows(CollectException.class, () -> collect(text));

        assertEquals(root + "/proc/stat:6: " + why, fault.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "cpu 1 2 3, the line is too short",
        "cpu 1 2 -3 4, not a number: \"-3\"",
        "cpu 1 2 3 x, not a number: \"x\"",
        "cpu 1 2 3 99999999999999999999, not a number: \"99999999999999999999\"",
        "intr 1 2 z, not a number: \"z\"",
    })
    void aMalformedLineIsNamed(String line, String why) {
        CollectException fault = assertThrows(CollectException.class, () -> collect(COUNTERS + line + "\n"));

        assertEquals(root + "/proc/stat:6: " + why, fault.getMessage());
    }

    @Test
    void aBootTimeOutOfThisWorldIsMalformed() {
        String text = "cpu 1 2 3 4\n" + COUNTERS.replace("1772452800", "999999999999999999");

        CollectException fault = assertThrows(CollectException.class, () -> collect(text));

        assertEquals(root + "/proc/stat:6: btime is out of range", fault.getMessage());
    }

    private CpuStat collect(String text) throws IOException, CollectException {
        Machines.write(root, "proc/stat", text);
        return new CpuCollector().collect(Machines.at(root));
    }
}
