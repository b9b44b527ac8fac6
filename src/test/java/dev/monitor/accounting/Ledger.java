package dev.monitor.accounting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.monitor.model.Gap;
import dev.monitor.model.MeterRun;
import dev.monitor.model.Source;
import dev.monitor.model.Usage;
import dev.monitor.model.UserUsage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What really happened to each process, and what the meter counted of it: once, or less within a declared gap, never twice. */
final class Ledger {
    private static final class Account {
        private final SimulatedProcess process;
        private long countedTicks;
        private long countedCommands;
        private Instant end = Instant.MAX;
        private int endedAfterRuns = Integer.MAX_VALUE;

        Account(SimulatedProcess process) {
            this.process = process;
        }
    }

    private final List<Account> accounts = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();
    private final List<Boolean> runsFoundGap = new ArrayList<>();

    void started(SimulatedProcess process) {
        accounts.add(new Account(process));
    }

    void ended(SimulatedProcess process, Instant at) {
        Account account = accounts.get(process.serial);
        account.end = at;
        account.endedAfterRuns = runsFoundGap.size();
    }

    /** Counts what a run found that was kept. */
    void count(MeterRun run) {
        run.history().forEach(hour -> count(UserUsage.all(hour.used())));
        count(run.increments());
        gaps.addAll(run.gaps());
        if (run.source() == Source.PACCT) {
            runsFoundGap.add(!run.gaps().isEmpty());
        }
    }

    private void count(List<Usage> usages) {
        for (Usage usage : usages) {
            Account account = accounts.get(SimulatedProcess.serial(usage.uid()));
            assertTrue(!usage.cpu().isNegative(), "a negative increment");
            account.countedTicks += usage.cpu().toMillis() / 10;
            account.countedCommands += usage.commands();
        }
    }

    /**
     * To be asked when nothing lives that was not seen to its last tick.
     *
     * @param late whether losses could be found late, since processes could not be looked at: then a later gap is as good
     */
    void check(boolean late) {
        for (Account account : accounts) {
            SimulatedProcess process = account.process;
            String name = "process " + process.serial + " (pid " + process.pid + "), " + process.cpuTicks()
                    + " ticks, end " + account.end + ", gaps " + gaps + ": ";
            assertTrue(account.countedTicks <= process.cpuTicks(), name + "counted " + account.countedTicks);
            assertTrue(account.countedCommands <= 1, name + "ended " + account.countedCommands + " times");
            if (!isDeclared(account, late)) {
                assertEquals(process.cpuTicks(), account.countedTicks, name + "lost in silence");
                assertEquals(
                        account.end.equals(Instant.MAX) ? 0 : 1, account.countedCommands, name + "end not counted");
            }
        }
    }

    /** By its time, or, where the clock was set in between, by the run that had to find it. */
    private boolean isDeclared(Account account, boolean late) {
        if (account.endedAfterRuns < runsFoundGap.size() && runsFoundGap.get(account.endedAfterRuns)) {
            return true;
        }
        for (Gap gap : gaps) {
            if ((late || !account.end.isBefore(gap.from())) && !account.end.isAfter(gap.to())) {
                return true;
            }
        }
        return false;
    }

    List<Gap> gaps() {
        return gaps;
    }
}
