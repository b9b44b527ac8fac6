package dev.monitor.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.monitor.host.Host;
import dev.monitor.model.CollectException;
import dev.monitor.model.ProcessTable;
import dev.monitor.model.TopProcesses;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TopRankingTest {
    private static final String BOOT = "boot-1";

    @TempDir
    private Path root;

    @Test
    void withoutAPreviousTableAProcessIsMeasuredSinceItsStart() throws CollectException {
        Host host = Machines.fixture("normal");
        TopProcesses top = TopRanking.rank(host, null, ProcessScan.scan(host, null));

        assertEquals(23, top.count());
        assertEquals(10, top.processes().size());
        // R: 2519000 ticks in 2700025; java: 12840500 in 77400025; python3: 1192000 in 1300025.
        assertEquals(
                new TopProcesses.Entry(
                        2410, "student01", "R", "/usr/lib/R/bin/exec/R --no-save -f model.R", 93.3, 98304L * 4096),
                top.processes().get(0));
        assertEquals(
                new TopProcesses.Entry(2300, "alice", "python3", "python3 train.py --epochs 40", 91.7, 262144L * 4096),
                top.processes().get(1));
        assertEquals("uid 2345", entry(top, 2500).user());
        assertEquals("[cc1]", entry(top, 2420).command());
    }

    @Test
    void aProcessSeenBeforeIsMeasuredSinceThen() {
        ProcessTable previous = table(BOOT, 1000, process(5, 10, 50_000, 1), process(6, 10, 90_000, 1));
        ProcessTable now = table(BOOT, 1060, process(5, 10, 53_000, 1), process(6, 10, 90_000, 1));

        assertEquals(List.of("5 50.0", "6 0.0"), ranking(previous, now));
    }

    @Test
    void aNewProcessIsMeasuredOverItsAge() {
        ProcessTable previous = table(BOOT, 1000);
        ProcessTable now = table(BOOT, 1060, process(5, 104_000, 1_000, 1));

        assertEquals(List.of("5 50.0"), ranking(previous, now));
    }

    @Test
    void aProcessThatWasOverlookedIsMeasuredOverTheInterval() {
        ProcessTable previous = table(BOOT, 1000);
        ProcessTable now = table(BOOT, 1060, process(5, 10, 3_000, 1));

        assertEquals(List.of("5 50.0"), ranking(previous, now));
    }

    @Test
    void anotherProcessUnderTheSamePidIsNew() {
        ProcessTable previous = table(BOOT, 1000, process(5, 10, 90_000, 1));
        ProcessTable now = table(BOOT, 1060, process(5, 105_000, 500, 1));

        assertEquals(List.of("5 50.0"), ranking(previous, now));
    }

    @Test
    void afterARebootItIsMeasuredSinceItsStart() {
        ProcessTable previous = table("boot-0", 10, process(5, 100, 4_000, 1));
        ProcessTable now = table(BOOT, 101, process(5, 100, 5_000, 1));

        assertEquals(List.of("5 50.0"), ranking(previous, now));
    }

    @Test
    void aClockThatWentBackIsARebootWhereTheKernelTellsNoBootId() {
        ProcessTable previous = table("", 1000, process(5, 100, 9_000, 1));
        ProcessTable now = table("", 101, process(5, 100, 5_000, 1));

        assertEquals(List.of("5 50.0"), ranking(previous, now));
    }

    @Test
    void aProcessThatHasJustBegunIsMeasuredOverTwoSeconds() {
        ProcessTable previous = table(BOOT, 1000);
        ProcessTable now = table(BOOT, 1060, process(5, 106_003, 9, 1), process(6, 105_999, 9, 2));

        assertEquals(List.of("5 4.5", "6 4.5"), ranking(previous, now));
    }

    @Test
    void aCounterThatWentBackIsNoUse() {
        ProcessTable previous = table(BOOT, 1000, process(5, 10, 100, 1));
        ProcessTable now = table(BOOT, 1060, process(5, 10, 90, 1));

        assertEquals(List.of("5 0.0"), ranking(previous, now));
    }

    @Test
    void theTenLargestStayAndEveryOneIsCounted() {
        List<ProcessTable.Entry> before = new ArrayList<>();
        List<ProcessTable.Entry> after = new ArrayList<>();
        for (int pid = 1; pid <= 1000; pid++) {
            before.add(process(pid, 10, 0, 1));
            after.add(process(pid, 10, pid * 7 % 1000, 1));
        }
        Host host = Machines.at(root);

        TopProcesses top = TopRanking.rank(
                host,
                new ProcessTable(BOOT, 1000, Instant.EPOCH, before),
                new ProcessTable(BOOT, 1001, Instant.EPOCH, after));

        assertEquals(1000, top.count());
        List<Double> percents = new ArrayList<>();
        for (TopProcesses.Entry entry : top.processes()) {
            percents.add(entry.cpuPercent());
        }
        assertEquals(List.of(999.0, 998.0, 997.0, 996.0, 995.0, 994.0, 993.0, 992.0, 991.0, 990.0), percents);
    }

    @Test
    void equalsAreRankedByMemoryThenByPid() {
        ProcessTable now =
                table(BOOT, 1060, process(7, 10, 0, 1, 100), process(8, 10, 0, 1, 300), process(9, 10, 0, 1, 100));

        assertEquals(List.of("8 0.0", "7 0.0", "9 0.0"), ranking(null, now));
    }

    @Test
    void commandsHoldNoControlCharactersAndAreCut() throws CollectException {
        Host host = Machines.fixture("hostile-names");
        TopProcesses top = TopRanking.rank(host, null, ProcessScan.scan(host, null));

        assertEquals("z?root 9.99 cpu", entry(top, 10).command());
        assertEquals("z\nroot 9.99 cpu", entry(top, 10).program());
        assertEquals("<b>&\" <script>alert(1)</script>", entry(top, 11).command());
        assertEquals("%s%n%d %s", entry(top, 12).command());
        assertEquals("?[2J?]0;x? a?b??c", entry(top, 14).command());
        assertEquals("[) R 1 1 1 0 -1]", entry(top, 15).command());
        assertEquals("[((()))) S (]", entry(top, 16).command());
        assertEquals("long " + "ä".repeat(995), entry(top, 17).command());
        for (TopProcesses.Entry entry : top.processes()) {
            assertTrue(entry.command().chars().noneMatch(Character::isISOControl), entry.command());
        }
    }

    @Test
    void aCharacterOfTwoUnitsIsNotCutInHalf() throws Exception {
        Machines.write(root, "proc/5/cmdline", "x".repeat(999) + "\ud83d\ude00".repeat(3));

        TopProcesses top = TopRanking.rank(Machines.at(root), null, table(BOOT, 1060, process(5, 10, 0, 1)));

        assertEquals("x".repeat(999), top.processes().get(0).command());
    }

    private List<String> ranking(@Nullable ProcessTable previous, ProcessTable now) {
        List<String> ranking = new ArrayList<>();
        for (TopProcesses.Entry entry :
                TopRanking.rank(Machines.at(root), previous, now).processes()) {
            ranking.add(entry.pid() + " " + entry.cpuPercent());
        }
        return ranking;
    }

    private static ProcessTable table(String bootId, double uptime, ProcessTable.Entry... processes) {
        return new ProcessTable(bootId, uptime, Instant.EPOCH, List.of(processes));
    }

    private static ProcessTable.Entry process(int pid, long startTicks, long cpuTicks, int threads) {
        return process(pid, startTicks, cpuTicks, threads, 0);
    }

    private static ProcessTable.Entry process(int pid, long startTicks, long cpuTicks, int threads, long rss) {
        return new ProcessTable.Entry(pid, 1000, 1000, 'S', threads, startTicks, cpuTicks, rss, "p" + pid);
    }

    private static TopProcesses.Entry entry(TopProcesses top, int pid) {
        for (TopProcesses.Entry entry : top.processes()) {
            if (entry.pid() == pid) {
                return entry;
            }
        }
        throw new AssertionError("no process " + pid);
    }
}
