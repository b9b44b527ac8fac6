package dev.monitor.accounting;

/**
 * Where the meter reads.
 *
 * @param file the accounting file, absolute, on the observed machine; empty for the place where the distribution has it
 */
public record Options(Choice choice, String file) {
    /** What {@code ACCOUNTING_SOURCE} says. */
    public enum Choice {
        /** The records if they are of version 3, sa(8) if they are older, else the living processes. */
        AUTO,
        PACCT,
        SA,
        /** The living processes. */
        OFF
    }
}
