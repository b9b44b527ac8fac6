package dev.monitor.model;

import java.io.Serial;
import java.util.Objects;

/** A source that could not be read or is malformed. The message is one line for people and names the file. */
public final class CollectException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final boolean noData;

    private CollectException(String message, boolean noData) {
        super(message, null, false, false);
        this.noData = noData;
    }

    /** Something is wrong with the source. */
    public CollectException(String message) {
        this(message, false);
    }

    /** The machine has no such source, which is no fault. */
    public static CollectException noData(String message) {
        return new CollectException(message, true);
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNullElse(super.getMessage(), "");
    }

    /** Whether the machine simply has no such source. */
    public boolean isNoData() {
        return noData;
    }
}
