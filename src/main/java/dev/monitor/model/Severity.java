package dev.monitor.model;

/** How much an alert matters; {@link #CRITICAL} is told in quiet hours too. */
public enum Severity {
    INFO,
    WARNING,
    CRITICAL
}
