package dev.monitor.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.monitor.host.Host;
import dev.monitor.model.CollectException;
import dev.monitor.model.ProcessTable;
import dev.monitor.model.ProcessTable.Entry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ProcessScanTest {
    @TempDir
    private Path root;

    private Host host;

    @BeforeEach
    void machineWithoutProcesses() throws IOException {
        host = Machines.at(root);
        Machines.write(root, "proc/uptime", "100.00 300.00\n");
        Machines.write(root, "proc/sys/kernel/random/boot_id", "boot-1\n");
    }

    @Test
    void readsEveryProcessSortedByPid() throws Exception {
        ProcessTable table = ProcessScan.scan(Machines.fixture("normal"), null);

        assertEquals("6f0c2a3e-51c8-4d0b-9f1e-7a2b3c4d5e6f", table.bootId());
        assertEquals(864000.25, table.uptime());
        assertEquals(23, table.processes().size());
        assertEquals(List.of(1, 2, 17, 412), pids(table).subList(0, 4));
        long owner = owner(Path.of("src/test/resources/hosts/normal/proc/2400"));
        assertEquals(
                new Entry(2400, 1004, owner, 'S', 48, 9000000, 12840500, 524288L * 4096, "java"), entry(table, 2400));
        assertEquals('Z', entry(table, 2420).state());
        assertEquals("kworker/0:1-events", entry(table, 17).comm());
    }

    @Test
    void theUidIsTheRealOneEvenOfASetuidProgram() throws CollectException {
        ProcessTable table = ProcessScan.scan(Machines.fixture("normal"), null);

        assertEquals(1001, entry(table, 2430).uid());
    }

    @Test
    void aNameMayHoldAnything() throws CollectException {
        ProcessTable table = ProcessScan.scan(Machines.fixture("hostile-names"), null);

        assertEquals("z\nroot 9.99 cpu", entry(table, 10).comm());
        assertEquals(900, entry(table, 10).cpuTicks());
        assertEquals(1001, entry(table, 10).uid());
        assertEquals("<b>&\"", entry(table, 11).comm());
        assertEquals("%s%n%d", entry(table, 12).comm());
        assertTrue(entry(table, 13).comm().contains("\ufffd"));
        assertEquals("\u001b[2J\u001b]0;x\u0007", entry(table, 14).comm());
        assertEquals(") R 1 1 1 0 -1", entry(table, 15).comm());
        assertEquals('S', entry(table, 15).state());
        assertEquals("((()))) S (", entry(table, 16).comm());
        assertEquals(300, entry(table, 16).cpuTicks());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ")",
                "12345678901234)",
                ") S 1 5 5 0 -1 ",
                "kworker/u8:1-a) S 1 5 5 0",
                "kworker/R-a-work-queue-(with)-a-name-of-more-than-fifteen-bytes)"
            })
    void theLastParenthesisEndsTheName(String name) throws Exception {
        process(5, "7 9", 1000, 40);
        Path stat = root.resolve("proc/5/stat");
        Files.writeString(stat, Files.readString(stat).replace("(x)", "(" + name + ")"));

        Entry process = entry(ProcessScan.scan(host, null), 5);

        assertEquals(name, process.comm());
        assertEquals(16, process.cpuTicks());
    }

    @Test
    void anOldKernelHasNoBootIdAndFewerFields() throws CollectException {
        ProcessTable table = ProcessScan.scan(Machines.fixture("old-kernel"), null);

        assertEquals("", table.bootId());
        assertEquals(1500, entry(table, 2000).cpuTicks());
        assertEquals(48, entry(table, 2000).uid());
    }

    @Test
    void theUidOfAProcessSeenBeforeIsNotReadAgain() throws Exception {
        process(5, "7 9", 1000, 40);
        ProcessTable first = ProcessScan.scan(host, null);
        Files.delete(root.resolve("proc/5/status"));

        assertEquals(first.processes(), ProcessScan.scan(host, first).processes());
    }

    @Test
    void theUidIsReadAgainForAnotherStartOwnerOrBoot() throws Exception {
        process(5, "7 9", 1000, 40);
        long owner = owner(root.resolve("proc/5"));

        assertEquals(77, uidAfter(new Entry(5, 77, owner, 'S', 1, 40, 1, 0, "x"), "boot-1"));
        assertEquals(1000, uidAfter(new Entry(5, 77, owner, 'S', 1, 41, 1, 0, "x"), "boot-1"));
        assertEquals(1000, uidAfter(new Entry(5, 77, owner + 1, 'S', 1, 40, 1, 0, "x"), "boot-1"));
        assertEquals(1000, uidAfter(new Entry(5, 77, owner, 'S', 1, 40, 1, 0, "x"), "boot-0"));
    }

    @Test
    void aProcessThatIsGoneMeanwhileIsLeftOut() throws Exception {
        process(5, "7 9", 1000, 40);
        Files.createDirectories(root.resolve("proc/6"));
        process(7, "7 9", 1000, 40);
        Files.delete(root.resolve("proc/7/status"));

        assertEquals(List.of(5), pids(ProcessScan.scan(host, null)));
    }

    @Test
    void whoHasAPidByTheTimeThatUsersAreLookedForIsTheOneThatCounts() throws Exception {
        process(5, "7 9", 1000, 40);
        process(6, "7 9", 1000, 40);
        process(7, "7 9", 1000, 40);
        ProcessTable before = ProcessScan.scan(host, null);
        process(6, "8 9", 1000, 40);
        process(7, "0 1", 1000, 50);
        ProcessScan scan = ProcessScan.begin(host);
        Files.delete(root.resolve("proc/5/stat"));
        process(6, "9 9", 1001, 60);
        process(7, "0 2", 1002, 50);

        List<Entry> entries = scan.complete(before).processes();

        assertEquals(before.processes().get(0), entries.get(0), "nothing of it has changed, so that nothing is read");
        assertEquals(List.of(1001L, 60L, 18L), uidStartAndCpu(entries.get(1)));
        assertEquals(List.of(1002L, 50L, 2L), uidStartAndCpu(entries.get(2)));
        assertEquals(List.of(6, 7), pids(scan.complete(null)), "of a stranger all is read, and this one is gone");
    }

    @Test
    void aFileThatIsThereButCannotBeReadIsNoEnd() throws Exception {
        process(5, "7 9", 1000, 40);
        Files.createDirectories(root.resolve("proc/6/stat"));

        CollectException fault = assertThrows(CollectException.class, () -> ProcessScan.scan(host, null));

        assertEquals(root + "/proc/6/stat: may not be read", fault.getMessage());
    }

    @Test
    void hundredsAreReadByTwoThreadsInOneOrder() throws Exception {
        for (int pid = 1; pid <= 601; pid++) {
            process(pid, pid + " 0", 1000 + pid, pid);
        }

        ProcessTable table = ProcessScan.scan(host, null);

        assertEquals(601, table.processes().size());
        for (int pid = 1; pid <= 601; pid++) {
            Entry entry = table.processes().get(pid - 1);
            assertEquals(pid, entry.pid());
            assertEquals(pid, entry.cpuTicks());
            assertEquals(1000 + pid, entry.uid());
        }

        Machines.write(root, "proc/600/stat", "");
        CollectException fault = assertThrows(CollectException.class, () -> ProcessScan.scan(host, table));
        assertEquals(root + "/proc/600/stat:1: malformed or cut off", fault.getMessage());
    }

    @Test
    void aFileThatIsCutIsNamed() {
        Host cut = Machines.fixture("truncated");
        CollectException uptime = assertThrows(CollectException.class, () -> ProcessScan.scan(cut, null));

        assertTrue(uptime.getMessage().endsWith("truncated/proc/uptime: empty"), uptime.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "5\n",
                "5 (x\n",
                "5 x) S\n",
                "5 (x)\n",
                "5 (x) S 1 5 5 0 -1 4194560 0 0 0 0 7 9 0 0 20 0 1 0 40 100 5",
                "5 (x) S 1 5 5 0 -1 4194560 0 0 0 0 7 9 0 0 20 0 1 0 40 100\n",
                "5 (x) S 1 5 5 0 -1 4194560 0 0 0 0 7 -9 0 0 20 0 1 0 40 100 5\n",
                "5 (x) S 1 5 5 0 -1 4194560 0 0 0 0 7 9z 0 0 20 0 1 0 40 100 5\n",
                "5 (x) S 1 5 5 0 -1 4194560 0 0 0 0 7 9 0 0 20 0 1 0 9999999999999999999 100 5\n",
            })
    void aMalformedLineIsNamed(String line) throws IOException {
        Machines.write(root, "proc/5/stat", line);

        CollectException fault = assertThrows(CollectException.class, () -> ProcessScan.scan(host, null));

        assertEquals(root + "/proc/5/stat:1: malformed or cut off", fault.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"6 (x) S\n", "6 (x) S \n", "6 (x) S 1\n", "6 (x)", "6 (x\n"})
    void aLineThatIsCutIsNotReadOnIntoTheOneBefore(String cut) throws IOException {
        process(5, "7 9", 1000, 40);
        Machines.write(root, "proc/6/stat", cut);

        CollectException fault = assertThrows(CollectException.class, () -> ProcessScan.begin(host));

        assertEquals(root + "/proc/6/stat:1: malformed or cut off", fault.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Name:\tUid:\t5\n", "Name:\tx\nUid:\t\n", "Name:\tx\nUid:\t12a\t1\n", "Name:\tx\nUid:\t12"})
    void aStatusWithoutAUidIsMalformed(String status) throws IOException {
        process(5, "7 9", 1000, 40);
        Machines.write(root, "proc/5/status", status);

        CollectException fault = assertThrows(CollectException.class, () -> ProcessScan.scan(host, null));

        assertTrue(fault.getMessage().startsWith(root + "/proc/5/status: "), fault.getMessage());
    }

    @Test
    void noProcessAtAllIsAFault() {
        CollectException fault = assertThrows(CollectException.class, () -> ProcessScan.scan(host, null));

        assertEquals(root + "/proc: holds no process; is it mounted?", fault.getMessage());
        assertFalse(fault.isNoData());
    }

    @Test
    void aProcessWhoseLastThreadExitsIsShownAsExiting() throws Exception {
        Machines.write(root, "proc/5/stat", "5 (x) D 1 5 5 0 -1 4194564 0 0 0 0 7 9 3 4 20 0 1 0 40 0 0 0\n");
        Machines.write(root, "proc/5/status", "Name:\tx\nUid:\t1000\t0\t0\t0\n");
        Machines.write(root, "proc/6/stat", "6 (x) D 1 5 5 0 -1 4194564 0 0 0 0 7 9 3 4 20 0 2 0 40 0 0 0\n");
        Machines.write(root, "proc/6/status", "Name:\tx\nUid:\t1000\t0\t0\t0\n");
        ProcessTable table = ProcessScan.scan(host, null);

        assertEquals('X', entry(table, 5).state());
        assertEquals('D', entry(table, 6).state());
    }

    @Test
    void residentMemoryIsInPagesOfTheSizeThatTheKernelTells() throws Exception {
        process(5, "7 9", 1000, 40);
        assertEquals(3 * 4096, entry(ProcessScan.scan(host, null), 5).rssBytes());

        ByteBuffer auxv = ByteBuffer.allocate(48).order(ByteOrder.nativeOrder());
        auxv.putLong(3).putLong(6).putLong(6).putLong(65536).putLong(0).putLong(0);
        Machines.write(root, "proc/self/auxv", "");
        Files.write(root.resolve("proc/self/auxv"), auxv.array());

        assertEquals(3 * 65536, entry(ProcessScan.scan(host, null), 5).rssBytes());
    }

    private void process(int pid, String cpu, long uid, long start) throws IOException {
        Machines.write(
                root,
                "proc/" + pid + "/stat",
                pid + " (x) S 1 5 5 0 -1 4194560 0 0 0 0 " + cpu + " 3 4 20 0 1 0 " + start + " 100 3 0\n");
        Machines.write(root, "proc/" + pid + "/status", "Name:\tx\nUid:\t" + uid + "\t0\t0\t0\n");
    }

    private long uidAfter(Entry before, String bootId) throws CollectException {
        ProcessTable previous = new ProcessTable(bootId, 90, Instant.EPOCH, List.of(before));
        return entry(ProcessScan.scan(host, previous), before.pid()).uid();
    }

    private static List<Long> uidStartAndCpu(Entry process) {
        return List.of(process.uid(), process.startTicks(), process.cpuTicks());
    }

    private static List<Integer> pids(ProcessTable table) {
        List<Integer> pids = new ArrayList<>();
        for (Entry entry : table.processes()) {
            pids.add(entry.pid());
        }
        return pids;
    }

    private static Entry entry(ProcessTable table, int pid) {
        for (Entry entry : table.processes()) {
            if (entry.pid() == pid) {
                return entry;
            }
        }
        throw new AssertionError("no process " + pid);
    }

    private static long owner(Path folder) throws IOException {
        return Integer.toUnsignedLong((Integer) Files.getAttribute(folder, "unix:uid"));
    }
}
