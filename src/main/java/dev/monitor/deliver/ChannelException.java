package dev.monitor.deliver;

import java.io.Serial;

/** A channel that gave no answer, or refused the question. The message is one line for people and holds no secret. */
public final class ChannelException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String line;
    private final int status;

    ChannelException(String line) {
        this(line, 0);
    }

    ChannelException(String line, int status) {
        super(line, null, false, false);
        this.line = line;
        this.status = status;
    }

    @Override
    public String getMessage() {
        return line;
    }

    /** The HTTP status of an answer that says no more than that; 0 where there was none. */
    int status() {
        return status;
    }
}
