package dev.monitor.accounting;

import dev.monitor.accounting.RotatingKernel.Rotation;
import dev.monitor.model.ProcessTable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * A machine with processes that come, work, change and end, whose kernel writes their records into real files. Pids are few and
 * given out in turn, so that they soon come back.
 */
final class SimulatedMachine implements AutoCloseable {
    private static final int FIRST_PID = 300;
    private static final int LAST_PID = 380;
    private static final int MOST_REMAINS = 10;

    private final TestMachine machine;
    private final RotatingKernel kernel;
    private final Random random;
    private final Ledger ledger;
    private final List<SimulatedProcess> living = new ArrayList<>();
    private final List<SimulatedProcess> remains = new ArrayList<>();
    private boolean accounting = true;
    /** Whether a process that a run has seen ended while accounting was off: of others nothing could tell. */
    private boolean lossCanBeSeen;

    private int boots = 1;
    private long uptime = 1_000;
    private int nextPid = FIRST_PID;
    private int serials;

    SimulatedMachine(TestMachine machine, Rotation rotation, Random random, Ledger ledger) throws IOException {
        this.machine = machine;
        this.kernel = new RotatingKernel(machine, rotation, random);
        this.random = random;
        this.ledger = ledger;
        startInit();
    }

    private void startInit() {
        SimulatedProcess init = new SimulatedProcess(serials++, 1, 0);
        living.add(init);
        ledger.started(init);
    }

    RotatingKernel kernel() {
        return kernel;
    }

    /** What a scan of {@code /proc} sees. */
    ProcessTable processes() {
        List<ProcessTable.Entry> entries = new ArrayList<>();
        for (SimulatedProcess process : living) {
            entries.add(process.shown());
        }
        for (SimulatedProcess process : remains) {
            entries.add(process.shown());
        }
        entries.sort(Comparator.comparingInt(ProcessTable.Entry::pid));
        return new ProcessTable("boot " + boots, uptime / 100.0, machine.now(), entries);
    }

    /** Lets time pass, in which the processes work. */
    void pass(long ticks) {
        uptime += ticks;
        machine.setClock(machine.now().plusMillis(10 * ticks));
        for (SimulatedProcess process : living) {
            boolean works = process.pid >= FIRST_PID && random.nextInt(3) == 0;
            process.use(works ? random.nextLong(ticks + 1) : 0);
        }
    }

    SimulatedProcess start() {
        pass(20L + random.nextInt(40));
        SimulatedProcess process = new SimulatedProcess(serials++, freePid(), uptime);
        living.add(process);
        ledger.started(process);
        return process;
    }

    private int freePid() {
        do {
            nextPid = nextPid == LAST_PID ? FIRST_PID : nextPid + 1;
        } while (isTaken(nextPid));
        return nextPid;
    }

    private boolean isTaken(int pid) {
        for (SimulatedProcess process : living) {
            if (process.pid == pid) {
                return true;
            }
        }
        for (SimulatedProcess process : remains) {
            if (process.pid == pid) {
                return true;
            }
        }
        return false;
    }

    /** Something happens to some process, or a new one. */
    void doSomething() throws IOException {
        if (living.size() < 4 || (living.size() < 20 && random.nextInt(3) == 0)) {
            start();
            return;
        }
        SimulatedProcess process = living.get(1 + random.nextInt(living.size() - 1));
        switch (random.nextInt(10)) {
            case 0 -> process.exec();
            case 1 -> process.setuid();
            case 2 -> process.leaderEnds();
            case 3, 4 -> runCommand();
            case 5 -> clearRemains();
            case 6 -> pass(random.nextInt(1_000));
            default -> end(process);
        }
    }

    /** A process that comes and goes. */
    void runCommand() throws IOException {
        SimulatedProcess command = start();
        pass(1L + random.nextInt(30));
        end(command);
    }

    /** Ends a process: its record is written, and some of it may be shown for a while. */
    void end(SimulatedProcess process) throws IOException {
        if (!living.remove(process)) {
            return;
        }
        if (accounting) {
            kernel.write(process.record(uptime, machine.now().toEpochMilli()));
        } else {
            lossCanBeSeen |= process.wasSeen();
        }
        ledger.ended(process, machine.now());
        leave(process);
    }

    /** Some are shown for a while yet. One that exits and left no record would be missed only when it is gone. */
    private void leave(SimulatedProcess process) {
        switch (random.nextInt(4)) {
            case 0 -> process.becomeZombie();
            case 1 -> {
                if (!accounting) {
                    return;
                }
                process.linger();
            }
            default -> {
                return;
            }
        }
        remains.add(process);
        if (remains.size() > MOST_REMAINS) {
            remains.remove(0);
        }
    }

    private void clearRemains() {
        remains.clear();
    }

    void stopAccounting() {
        accounting = false;
    }

    void startAccounting() throws IOException {
        if (accounting || lossCanBeSeen) {
            accounting = true;
            lossCanBeSeen = false;
            kernel.restart();
        }
    }

    /** Some processes end in order, the others with the power; the first of all, as on any machine, is one of these. */
    void reboot() throws IOException {
        boolean orderly = random.nextBoolean();
        for (SimulatedProcess process : new ArrayList<>(living)) {
            if (orderly && process.pid >= FIRST_PID && random.nextBoolean()) {
                end(process);
            }
        }
        for (SimulatedProcess process : living) {
            ledger.ended(process, machine.now());
        }
        living.clear();
        remains.clear();
        boots++;
        machine.setClock(machine.now().plus(Duration.ofSeconds(20L + random.nextInt(60))));
        uptime = 500L + random.nextInt(500);
        startInit();
        accounting = true;
        lossCanBeSeen = false;
        kernel.restart();
    }

    /** A run is kept that saw what lives now. */
    void keepSeen(ProcessTable table) {
        for (SimulatedProcess process : living) {
            process.noteSeen(table);
        }
    }

    void setClock(long bySeconds) {
        machine.setClock(machine.now().plusSeconds(bySeconds));
    }

    @Override
    public void close() throws IOException {
        kernel.close();
    }
}
