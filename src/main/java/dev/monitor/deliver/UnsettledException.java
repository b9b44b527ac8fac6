package dev.monitor.deliver;

import java.io.Serial;

/** A request, or what became of it, could not be written down. */
public final class UnsettledException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * @param why one line for people
     */
    public UnsettledException(String why) {
        super(why, null, false, false);
    }
}
