package dev.monitor.accounting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.monitor.accounting.Options.Choice;
import dev.monitor.model.CollectException;
import dev.monitor.model.MeterRun;
import dev.monitor.model.MeterState;
import dev.monitor.model.ProcessTable;
import dev.monitor.model.Source;
import dev.monitor.model.Usage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveMeterTest {
    private static final Options OFF = new Options(Choice.OFF, "");
    private static final Instant BOOT = Instant.parse("2026-11-20T11:00:00Z");

    @TempDir
    private Path root;

    @Test
    void theFirstRunCountsAllSinceTheBoot() throws Exception {
        MeterRun run =
                run(MeterState.EMPTY, table("a", 3600, process(7, 1001, 10, 500, "vi"), process(8, 0, 20, 0, "sh")));

        assertEquals(Source.LIVE, run.source());
        assertEquals(List.of(usage(1001, "alice", "vi", 500)), run.increments());
        assertEquals(BOOT, run.since());
        assertEquals("ACCOUNTING_SOURCE=off: only running processes are counted", run.note());
    }

    @Test
    void aLaterRunCountsWhatWasUsedSince() throws Exception {
        ProcessTable before = table("a", 3500, process(7, 1001, 10, 500, "vi"), process(8, 0, 20, 3, "sh"));
        MeterRun run = run(
                after(before), table("a", 3600, process(7, 1001, 10, 512, "vim"), process(9, 1002, 350_000, 4, "cc1")));

        assertEquals(List.of(usage(1001, "alice", "vim", 12), usage(1002, "bob", "cc1", 4)), run.increments());
        assertNull(run.since());
    }

    @Test
    void aPidThatCameBackIsAnotherProcess() throws Exception {
        ProcessTable before = table("a", 3500, process(7, 1001, 10, 500, "vi"));
        MeterRun run = run(after(before), table("a", 3600, process(7, 1002, 355_000, 600, "cc1")));

        assertEquals(List.of(usage(1002, "bob", "cc1", 600)), run.increments());
    }

    @Test
    void afterABootEveryProcessIsNew() throws Exception {
        ProcessTable before = table("a", 3500, process(7, 1001, 10, 500, "vi"));
        MeterRun run = run(after(before), table("b", 3600, process(7, 1001, 10, 600, "vi")));

        assertEquals(List.of(usage(1001, "alice", "vi", 600)), run.increments());
    }

    @Test
    void aCounterThatWentBackAddsNothing() throws Exception {
        ProcessTable before = table("a", 3500, process(7, 1001, 10, 500, "vi"));
        MeterRun run = run(after(before), table("a", 3600, process(7, 1001, 10, 499, "vi")));

        assertEquals(List.of(), run.increments());
    }

    @Test
    void processesOfOneProgramAreOneIncrement() throws Exception {
        MeterRun run =
                run(MeterState.EMPTY, table("a", 3600, process(7, 1001, 10, 1, "vi"), process(8, 1001, 20, 2, "vi")));

        assertEquals(List.of(usage(1001, "alice", "vi", 3)), run.increments());
    }

    @Test
    void theProcessesAreRemembered() throws Exception {
        ProcessTable now = table("a", 3600, process(7, 1001, 10, 500, "vi"));

        assertEquals(now, run(MeterState.EMPTY, now).next().living());
    }

    private static MeterState after(ProcessTable before) {
        return new MeterState(null, List.of(), -1, before, new MeterState.Era(Source.LIVE, BOOT));
    }

    private MeterRun run(MeterState previous, ProcessTable now) throws IOException, CollectException {
        return Meter.run(new TestMachine(root).host(), OFF, previous, now, previous.era() == null ? null : BOOT);
    }

    private static ProcessTable table(String bootId, double uptime, ProcessTable.Entry... processes) {
        return new ProcessTable(bootId, uptime, BOOT.plusMillis((long) (1000 * uptime)), List.of(processes));
    }

    private static ProcessTable.Entry process(int pid, long uid, long startTicks, long cpuTicks, String comm) {
        return new ProcessTable.Entry(pid, uid, uid, 'S', 1, startTicks, cpuTicks, 0, comm);
    }

    private static Usage usage(long uid, String user, String program, long ticks) {
        return new Usage(uid, user, program, Duration.ofMillis(10 * ticks), 0);
    }
}
