package dev.monitor.store;

import java.io.Serial;

/** The store cannot be used as asked. The message is one line for people and names the file and the remedy. */
public final class StoreException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    /** What to do about it. */
    public enum Kind {
        /** Another process holds it; later it may work. */
        BUSY,
        /** The user who runs the program may not read or write it. */
        DENIED,
        /** There is no space left. */
        FULL,
        /** What is in the file is not what SQLite wrote. */
        DAMAGED,
        /** Anything else: a read-only file system, a newer schema. */
        FAILED
    }

    private final Kind kind;

    StoreException(Kind kind, String message) {
        super(message, null, false, false);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
