package dev.monitor.config;

import org.jspecify.annotations.Nullable;

/**
 * Where accounting comes from.
 *
 * @param file the accounting file, an absolute path on the observed machine; null for the distribution's
 */
public record AccountingSettings(Source source, @Nullable String file) {
    /** What is read. */
    public enum Source {
        /** The binary file if its layout is known, else what sa(8) makes of it, else living processes only. */
        AUTO,
        /** The binary file (acct(5)). */
        PACCT,
        /** What sa(8) prints. */
        SA,
        /** Living processes only. */
        OFF
    }
}
