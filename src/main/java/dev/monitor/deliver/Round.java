package dev.monitor.deliver;

import dev.monitor.model.Delivery;
import dev.monitor.model.Receipt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One delivery of what is due to one channel: it knows which recipients asked for a pause, failed, or have moved. */
final class Round {
    /** A longer pause is left to a later run. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private static final int MOST_TRIES = 3;

    private final @Nullable Channel channel;
    private final Settlement settlement;
    private final Backoff backoff;
    private final MonotonicTime time;
    private final Duration begin;
    private final Duration end;
    private final Map<String, Duration> pausedUntil = new HashMap<>();
    private final Map<String, String> moved = new HashMap<>();
    private final Set<String> failed = new HashSet<>();
    private final Set<Bundle.Key> left = new HashSet<>();

    /**
     * @param channel null for one that is not configured
     * @param budget how long requests may be begun
     */
    Round(@Nullable Channel channel, Settlement settlement, Backoff backoff, MonotonicTime time, Duration budget) {
        this.channel = channel;
        this.settlement = settlement;
        this.backoff = backoff;
        this.time = time;
        this.begin = time.now();
        this.end = begin.plus(budget);
    }

    /** Delivers the bundles; recipients who asked for a pause or failed come after the others. */
    void deliver(List<Bundle> bundles) throws UnsettledException {
        List<Bundle> open = new ArrayList<>(bundles);
        Comparator<Bundle> turn = Comparator.comparing(this::readyAt)
                .thenComparing(
                        bundle -> failed.contains(redirected(bundle.part()).recipient()));
        while (!open.isEmpty()) {
            Bundle next = Collections.min(open, turn);
            if (!waitUntil(readyAt(next))) {
                return;
            }
            if (left.contains(next.predecessor()) || !deliver(next)) {
                open.remove(next);
                if (!next.isDone()) {
                    left.add(next.key());
                }
            }
        }
    }

    /** Sends the parts in turn; gives whether it is worth coming back to the bundle in this round. */
    private boolean deliver(Bundle bundle) throws UnsettledException {
        while (!bundle.isDone() && hasTime()) {
            Delivery part = redirected(bundle.part());
            if (channel == null) {
                giveUp(bundle, new Receipt.Rejected("channel " + part.channel() + " is not configured", true));
                return false;
            }
            if (!settlement.begin(part)) {
                bundle.advance();
                continue;
            }
            bundle.countAttempt();
            Receipt receipt = send(channel, part);
            if (receipt instanceof Receipt.Retry retry) {
                Duration after = backoff.after(retry, part.attempts());
                settlement.settle(part, new Receipt.Retry(after, retry.why(), retry.asked()));
                failed.add(part.recipient());
                return pause(part, Backoff.named(retry)) && bundle.countTry() < MOST_TRIES;
            }
            settlement.settle(part, receipt);
            if (receipt instanceof Receipt.Moved to) {
                if (moved.put(bundle.part().recipient(), to.to()) != null) {
                    return false;
                }
            } else {
                bundle.advance();
                if (receipt instanceof Receipt.Rejected rejected && rejected.unreachable()) {
                    giveUp(bundle, rejected);
                }
            }
        }
        return false;
    }

    /** A channel that breaks its word and throws costs its own request alone. */
    private static Receipt send(Channel channel, Delivery part) {
        try {
            return channel.send(part);
        } catch (RuntimeException e) {
            // What its message holds nobody has looked at.
            return new Receipt.Retry(Duration.ZERO, "a bug: " + e.getClass().getName());
        }
    }

    private void giveUp(Bundle bundle, Receipt.Rejected why) throws UnsettledException {
        while (!bundle.isDone()) {
            settlement.settle(redirected(bundle.part()), why);
            bundle.advance();
        }
    }

    /** Notes how long the recipient wants to be left alone; gives whether it named a time at all. */
    private boolean pause(Delivery part, Duration after) {
        if (after.isZero()) {
            return false;
        }
        pausedUntil.put(part.recipient(), time.now().plus(after));
        return true;
    }

    private Duration readyAt(Bundle bundle) {
        return pausedUntil.getOrDefault(redirected(bundle.part()).recipient(), begin);
    }

    /** Waits for a moment; gives whether it was worth waiting for. */
    private boolean waitUntil(Duration moment) {
        Duration wait = moment.minus(time.now());
        if (wait.compareTo(LONGEST_PAUSE) > 0 || moment.compareTo(end) >= 0) {
            return false;
        }
        try {
            if (wait.compareTo(Duration.ZERO) > 0) {
                time.pass(wait);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        return true;
    }

    private boolean hasTime() {
        return time.now().compareTo(end) < 0 && !Thread.currentThread().isInterrupted();
    }

    private Delivery redirected(Delivery part) {
        String to = moved.get(part.recipient());
        return to == null ? part : part.to(to);
    }
}
