package dev.monitor.flow;

/** The exit codes, after sysexits(3). */
public final class Exit {
    public static final int DONE = 0;
    public static final int USAGE = 64;
    /** Nothing of the machine could be read. */
    public static final int NO_DATA = 69;
    /** What is needed is taken: an address to listen on. */
    public static final int UNAVAILABLE = 69;
    /** A bug. */
    public static final int BUG = 70;
    /** The store or the journal could not be written; the rest was done. */
    public static final int NOT_KEPT = 74;
    /** Another run holds the lock, or the store stayed busy. */
    public static final int BUSY = 75;
    /** Something needed may not be read or written, or settings that others may. */
    public static final int DENIED = 77;
    /** The settings are wrong. */
    public static final int SETTINGS = 78;

    private Exit() {}
}
