package dev.monitor.model;

import java.time.Duration;
import java.time.Instant;

/**
 * A recipient that gets nothing at present.
 *
 * @param since when the first request failed after the last that did not
 * @param last when the last one failed
 * @param tries how many failed
 * @param lost whether one was given up since the recipient is out of reach
 * @param told whether the other recipients were told
 * @param why what the last one came to, one line
 */
public record Ailing(
        String channel,
        String recipient,
        Instant since,
        Instant last,
        int tries,
        boolean lost,
        boolean told,
        String why) {
    private static final int MANY_TRIES = 5;
    private static final Duration LONG = Duration.ofMinutes(30);

    /** Whether it takes a person to mend it, as far as one can tell. */
    public boolean isDead() {
        return lost || (tries >= MANY_TRIES && Duration.between(since, last).compareTo(LONG) > 0);
    }

    /** What is wrong, without the times. */
    public String line() {
        return channel + " " + recipient + " (" + tries + (tries == 1 ? " try" : " tries") + "): " + why;
    }
}
