package dev.monitor.model;

import java.time.Duration;

/**
 * How a collector fared.
 *
 * @param collector its name, which is the key of its section in the journal
 * @param detail why it gave nothing, for people: one line, with the file's name; empty if it went well
 * @param took how long it ran
 */
public record Outcome(String collector, Status status, String detail, Duration took) {
    /** What became of a collector's section. */
    public enum Status {
        OK,
        /** The machine has no such thing; nothing is wrong. */
        NO_DATA,
        FAILED,
        TIMED_OUT
    }
}
