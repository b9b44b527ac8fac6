package dev.monitor.alert;

/** How much an alert matters; {@link #CRITICAL} is told in quiet hours too. */
public enum Severity {
    INFO,
    WARNING,
    CRITICAL
}
