package dev.monitor.model;

import java.time.Duration;

/** What became of a request. Its texts are one line, for people, and hold no secret. */
public sealed interface Receipt {
    /**
     * The other side took it.
     *
     * @param id by which the other side knows it
     */
    record Delivered(String id) implements Receipt {}

    /**
     * It may succeed later.
     *
     * @param after how long to wait at least
     * @param asked whether the other side asked for that: then the recipient is to be left alone so long, whatever it is
     *     about
     */
    record Retry(Duration after, String why, boolean asked) implements Receipt {
        /** What the other side said: zero if it named no time. */
        public Retry(Duration after, String why) {
            this(after, why, !after.isZero());
        }
    }

    /**
     * It can never succeed.
     *
     * @param unreachable whether the recipient as such is out of reach, so that no other part would fare better
     */
    record Rejected(String why, boolean unreachable) implements Receipt {
        /** What is wrong is this request alone. */
        public Rejected(String why) {
            this(why, false);
        }
    }

    /**
     * The recipient has another address now.
     *
     * @param to the new one
     */
    record Moved(String to) implements Receipt {}
}
