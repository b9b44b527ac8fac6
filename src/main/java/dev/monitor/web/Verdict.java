package dev.monitor.web;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * How the machine is, in one word and one sentence.
 *
 * @param advice what to do about it; empty where nothing is to be done
 */
record Verdict(State state, String headline, String advice) {
    /** Older data says nothing about now: ten runs have not been made. */
    private static final Duration STALE = Duration.ofMinutes(10);

    /** In one word. */
    enum State {
        WELL,
        ALERTS,
        /** The last run was too long ago, or is in the future. */
        STALE,
        /** There was no run yet. */
        EMPTY,
        /** The store cannot be read. */
        UNREADABLE;

        /** As JSON has it. */
        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** After a run. */
    static Verdict of(Instant run, Instant now, int firing) {
        Duration age = Duration.between(run, now);
        if (age.compareTo(STALE) > 0) {
            return new Verdict(
                    State.STALE,
                    "The last run was " + words(age) + " ago",
                    "What is shown is not how the machine is now. Is the line of cron.example in root's crontab?");
        }
        if (age.negated().compareTo(STALE) > 0) {
            return new Verdict(
                    State.STALE,
                    "The last run is in the future",
                    "The clock was set back by " + words(age.negated()) + ".");
        }
        if (firing > 0) {
            return new Verdict(State.ALERTS, firing == 1 ? "One alert is firing" : firing + " alerts are firing", "");
        }
        return new Verdict(State.WELL, "All is well", "");
    }

    static Verdict empty(String advice) {
        return new Verdict(State.EMPTY, "Nothing is recorded yet", advice);
    }

    static Verdict unreadable(String why) {
        return new Verdict(State.UNREADABLE, "The history cannot be read", why);
    }

    private static String words(Duration age) {
        if (age.compareTo(Duration.ofHours(2)) < 0) {
            return age.toMinutes() + " minutes";
        }
        return age.compareTo(Duration.ofDays(2)) < 0 ? age.toHours() + " hours" : age.toDays() + " days";
    }
}
