package dev.monitor.journal;

import java.io.Serial;

/** The journal could not be written. The message is one line for people and names the file and the remedy. */
public final class JournalException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    JournalException(String message) {
        super(message, null, false, false);
    }
}
