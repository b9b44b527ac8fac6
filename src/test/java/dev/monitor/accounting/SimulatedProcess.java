package dev.monitor.accounting;

import dev.monitor.model.ProcessTable;

/** A process of a {@link SimulatedMachine}. Each user that it ever ran as is its alone, so that a meter tells what of it was counted. */
final class SimulatedProcess {
    /** How many users one process can be. */
    static final int STAGES = 4;

    /** As much as a comp_t holds exactly. */
    private static final long MOST_TICKS = 8_000;

    private static final int FIRST_UID = 100_000;

    final int serial;
    final int pid;
    final long startTicks;

    private String comm;
    private int stage;
    private char state = 'S';
    private int threads = 1;
    private long cpuTicks;
    private boolean seen;

    SimulatedProcess(int serial, int pid, long startTicks) {
        this.serial = serial;
        this.pid = pid;
        this.startTicks = startTicks;
        this.comm = "p" + serial;
    }

    /** The process that a uid belongs to. */
    static int serial(long uid) {
        return (int) (uid - FIRST_UID) / STAGES;
    }

    long uid() {
        return FIRST_UID + (long) STAGES * serial + stage;
    }

    long cpuTicks() {
        return cpuTicks;
    }

    void use(long ticks) {
        cpuTicks = Math.min(MOST_TICKS, cpuTicks + ticks);
    }

    void exec() {
        comm = comm + "x";
        comm = comm.substring(0, Math.min(15, comm.length()));
    }

    void setuid() {
        stage = Math.min(STAGES - 1, stage + 1);
    }

    /** Its first thread ends, and others live on. */
    void leaderEnds() {
        state = 'Z';
        threads = 3;
    }

    void becomeZombie() {
        state = 'Z';
        threads = 1;
    }

    /** It is about to go, its record being written; where other threads are still at that, it looks alive. */
    void linger() {
        if (!seen || state != 'Z') {
            state = 'X';
            threads = 1;
        }
    }

    /** Notes whether it is in the table of a run that is kept. */
    void noteSeen(ProcessTable table) {
        for (ProcessTable.Entry entry : table.processes()) {
            seen |= entry.pid() == pid && entry.startTicks() == startTicks;
        }
    }

    boolean wasSeen() {
        return seen;
    }

    ProcessTable.Entry shown() {
        return new ProcessTable.Entry(pid, uid(), uid(), state, threads, startTicks, cpuTicks, 4096, comm);
    }

    /** Its accounting record, if it ends now. */
    byte[] record(long uptimeTicks, long wallMillis) {
        long elapsed = uptimeTicks - startTicks;
        long begin = Math.floorDiv(wallMillis, 1000) - elapsed / 100;
        long user = cpuTicks / 2;
        return PacctWriter.record(uid(), comm, user, cpuTicks - user, begin, (float) elapsed, pid, 0);
    }
}
