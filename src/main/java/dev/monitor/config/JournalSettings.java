package dev.monitor.config;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where the journal is and how it looks. Its files are {@code <folder>/<prefix>yyyy-mm-dd<suffix>} with the format's
 * ending.
 *
 * @param keep how long its files are kept
 */
public record JournalSettings(Path folder, String prefix, String suffix, Duration keep, Format format) {
    /** How a line looks. */
    public enum Format {
        /** One JSON object a line, in {@code .jsonl}. */
        JSONL,
        /** {@code <timestamp> - {JSON}} with the types of pymonitor, in {@code .log}. */
        PYMONITOR
    }
}
