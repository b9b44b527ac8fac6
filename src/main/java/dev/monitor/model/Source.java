package dev.monitor.model;

import java.util.Locale;

/** Where a user's CPU time was learnt from. */
public enum Source {
    /** The records of process accounting (acct(5)), read directly. */
    PACCT,
    /** The output of sa(8): ended processes only. */
    SA,
    /** The processes that live, from {@code /proc}; what ended between two runs is unknown. */
    LIVE;

    /** The name in the journal and in a report as JSON. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
