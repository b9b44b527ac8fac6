package dev.monitor.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.monitor.host.Host;
import dev.monitor.model.CpuStat;
import dev.monitor.model.Filesystems.Filesystem;
import dev.monitor.model.LoadAvg;
import dev.monitor.model.MemInfo;
import dev.monitor.model.ProcessTable;
import dev.monitor.model.ProcessTable.Entry;
import dev.monitor.model.TopProcesses;
import dev.monitor.model.Uptime;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** What the collectors say of the machine that the test runs on, against what other programs say of it. */
final class ThisMachineTest {
    private final Host host = Machines.real();

    @Test
    void countersLieBetweenTwoReadingsByCat() throws Exception {
        long before = counter("ctxt");
        CpuStat stat = new CpuCollector().collect(host);
        long after = counter("ctxt");

        assertTrue(before <= stat.ctxt() && stat.ctxt() <= after);
        assertTrue(Math.abs(counter("btime") - stat.btime().getEpochSecond()) <= 1);
        assertEquals(
                Integer.parseInt(output("getconf", "_NPROCESSORS_ONLN").strip()),
                stat.cpus().size());
    }

    @Test
    void uptimeAndLoadLieBetweenTwoReadingsByCat() throws Exception {
        double before = Double.parseDouble(output("cat", "/proc/uptime").split(" ", -1)[0]);
        Uptime uptime = new UptimeCollector().collect(host);
        LoadAvg load = new LoadCollector().collect(host);
        double after = Double.parseDouble(output("cat", "/proc/uptime").split(" ", -1)[0]);

        assertTrue(before <= uptime.total() && uptime.total() <= after);
        assertTrue(load.total() > 0 && load.running() <= load.total());
    }

    @Test
    void memoryHasTheLinesOfCat() throws Exception {
        MemInfo memory = new MemoryCollector().collect(host);

        String[] lines = output("cat", "/proc/meminfo").split("\n", -1);
        assertEquals(lines.length - 1, memory.entries().size());
        assertEquals(lines[0].replaceAll("[^0-9]", ""), Long.toString(memory.totalBytes() / 1024));
    }

    @Test
    void everyFileSystemIsAsLargeAsStatSays() throws Exception {
        for (Filesystem filesystem : new FilesystemsCollector().collect(host).filesystems()) {
            String[] stat = output("stat", "-f", "-c", "%S %b", filesystem.mount())
                    .strip()
                    .split(" ", -1);
            assertEquals(Long.parseLong(stat[0]) * Long.parseLong(stat[1]), filesystem.totalBytes());
            Double inodes = filesystem.inodesPercent();
            assertTrue(inodes == null || (inodes > 0 && inodes <= 100), filesystem.toString());
        }
    }

    @Test
    void theScanFindsThisProcessWithItsUserAndTimes() throws Exception {
        ProcessTable first = ProcessScan.scan(host, null);
        ProcessTable second = ProcessScan.scan(host, first);

        Entry self = own(second);
        assertEquals(Long.parseLong(output("id", "-ru").strip()), self.uid());
        assertEquals(Files.readString(Path.of("/proc/self/comm")).strip(), self.comm());
        assertEquals(own(first).startTicks(), self.startTicks());
        assertTrue(self.cpuTicks() >= own(first).cpuTicks() && self.cpuTicks() > 0);
        assertTrue(self.rssBytes() > 1 << 20);
        assertEquals(
                Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip(), second.bootId());
    }

    @Test
    void theScanAgreesWithPsOnAProcessThatSleeps() throws Exception {
        Assumptions.assumeTrue(Files.exists(Path.of("/bin/ps")), "ps is not installed");
        Process sleeper = new ProcessBuilder("sleep", "60").start();
        try {
            String ps = output("ps", "-o", "ruid=,euid=,nlwp=", "-p", Long.toString(sleeper.pid()));
            Entry entry = find(ProcessScan.scan(host, null), sleeper.pid());
            String scanned = entry.uid() + " " + entry.owner() + " " + entry.threads();

            assertEquals(ps.strip().replaceAll(" +", " "), scanned);
            assertEquals("sleep", entry.comm());
            assertTrue(entry.rssBytes() > 0 && entry.rssBytes() < 64 << 20);
        } finally {
            sleeper.destroyForcibly().waitFor();
        }
    }

    @Test
    void theLargestProcessesHaveCommandsAndUsers() throws Exception {
        ProcessTable table = ProcessScan.scan(host, null);
        TopProcesses top = TopRanking.rank(host, null, table);

        assertEquals(table.processes().size(), top.count());
        for (TopProcesses.Entry entry : top.processes()) {
            assertTrue(!entry.command().isEmpty() && !entry.user().isEmpty());
        }
    }

    private static long counter(String name) throws IOException, InterruptedException {
        for (String line : output("cat", "/proc/stat").split("\n", -1)) {
            if (line.startsWith(name + " ")) {
                return Long.parseLong(line.substring(name.length() + 1));
            }
        }
        throw new AssertionError(name);
    }

    private static String output(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(command)).start();
        try (InputStream in = process.getInputStream()) {
            String output = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(0, process.waitFor());
            return output;
        }
    }

    private static Entry own(ProcessTable table) {
        return find(table, ProcessHandle.current().pid());
    }

    private static Entry find(ProcessTable table, long pid) {
        for (Entry entry : table.processes()) {
            if (entry.pid() == pid) {
                return entry;
            }
        }
        throw new AssertionError("no process " + pid);
    }
}
