package dev.monitor.config;

import java.io.Serial;
import java.util.List;

/** Settings that cannot be used. The message holds a line for each problem, and no secret. */
public final class SettingsException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    /** What has to be mended. */
    public enum Kind {
        /** Values are wrong or missing. */
        INVALID,
        /** A file may not be read, or others may write it or read the secrets in it. */
        PERMISSION
    }

    private final Kind kind;
    private final String[] lines;

    private SettingsException(Kind kind, String... lines) {
        super(String.join("\n", lines), null, false, false);
        this.kind = kind;
        this.lines = lines;
    }

    static SettingsException invalid(List<String> lines) {
        return new SettingsException(Kind.INVALID, lines.toArray(new String[0]));
    }

    static SettingsException permission(String line) {
        return new SettingsException(Kind.PERMISSION, line);
    }

    /** What has to be mended. */
    public Kind kind() {
        return kind;
    }

    /** What is wrong, a line each. */
    public List<String> lines() {
        return List.of(lines);
    }
}
