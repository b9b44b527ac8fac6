package dev.monitor.deliver;

import dev.monitor.model.Delivery;
import dev.monitor.model.Receipt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One delivery of what is due: it knows which recipients asked for a pause and which have moved. */
final class Round<E extends Exception> {
    /** A longer pause is left to a later run. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private static final int MOST_TRIES = 3;

    private record Address(String channel, String recipient) {}

    private final Map<String, Channel> channels;
    private final Settlement<E> settlement;
    private final MonotonicTime time;
    private final Duration begin;
    private final Duration end;
    private final Map<Address, Duration> pausedUntil = new HashMap<>();
    private final Map<Address, String> moved = new HashMap<>();

    Round(Map<String, Channel> channels, Settlement<E> settlement, MonotonicTime time, Duration budget) {
        this.channels = channels;
        this.settlement = settlement;
        this.time = time;
        this.begin = time.now();
        this.end = begin.plus(budget);
    }

    /** Delivers the bundles; those whose recipient asked for a pause come after the others. */
    void deliver(List<Bundle> bundles) throws E {
        List<Bundle> open = new ArrayList<>(bundles);
        while (!open.isEmpty()) {
            Bundle next = Collections.min(open, Comparator.comparing(this::readyAt));
            if (!waitUntil(readyAt(next))) {
                return;
            }
            if (!deliver(next)) {
                open.remove(next);
            }
        }
    }

    /** Sends the parts in turn; gives whether it is worth coming back to the bundle in this round. */
    private boolean deliver(Bundle bundle) throws E {
        while (!bundle.isDone() && hasTime()) {
            Delivery part = redirected(bundle.part());
            Receipt receipt = send(part);
            settlement.settle(part, receipt);
            if (receipt instanceof Receipt.Retry retry) {
                return pause(part, retry.after()) && bundle.countTry() < MOST_TRIES;
            } else if (receipt instanceof Receipt.Moved to) {
                if (moved.put(address(bundle.part()), to.to()) != null) {
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

    private Receipt send(Delivery part) {
        Channel channel = channels.get(part.channel());
        return channel == null
                ? new Receipt.Rejected("channel " + part.channel() + " is not configured", true)
                : channel.send(part);
    }

    private void giveUp(Bundle bundle, Receipt.Rejected why) throws E {
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
        pausedUntil.put(address(part), time.now().plus(after));
        return true;
    }

    private Duration readyAt(Bundle bundle) {
        return pausedUntil.getOrDefault(address(redirected(bundle.part())), begin);
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
        return time.now().compareTo(end) < 0;
    }

    private Delivery redirected(Delivery part) {
        String to = moved.get(address(part));
        return to == null ? part : part.to(to);
    }

    private static Address address(Delivery part) {
        return new Address(part.channel(), part.recipient());
    }
}
