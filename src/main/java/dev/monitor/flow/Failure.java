package dev.monitor.flow;

import java.io.Serial;
import java.util.List;

/** The run cannot do what was asked. Its lines are for people: what is wrong, and the remedy. */
public final class Failure extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final int exit;
    private final transient List<String> lines;

    public Failure(int exit, List<String> lines) {
        super(String.join("\n", lines), null, false, false);
        this.exit = exit;
        this.lines = List.copyOf(lines);
    }

    public Failure(int exit, String line) {
        this(exit, List.of(line));
    }

    /** One of {@link Exit}. */
    public int exit() {
        return exit;
    }

    public List<String> lines() {
        return lines;
    }
}
