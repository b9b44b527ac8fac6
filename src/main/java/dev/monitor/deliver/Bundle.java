package dev.monitor.deliver;

import dev.monitor.model.Delivery;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The parts of one message to one recipient that are still to be sent, in their order. */
final class Bundle {
    private record Key(String message, String channel, String recipient) {}

    private final Deque<Delivery> parts = new ArrayDeque<>();
    private int tries;

    private Bundle() {}

    /** The rows as bundles, oldest message first. */
    static List<Bundle> of(List<Delivery> due) {
        List<Delivery> ordered = new ArrayList<>(due);
        ordered.sort(Comparator.comparing(Delivery::created)
                .thenComparing(Delivery::message)
                .thenComparing(Delivery::part));
        Map<Key, Bundle> bundles = new LinkedHashMap<>();
        for (Delivery row : ordered) {
            Key key = new Key(row.message(), row.channel(), row.recipient());
            bundles.computeIfAbsent(key, k -> new Bundle()).parts.add(row);
        }
        return new ArrayList<>(bundles.values());
    }

    boolean isDone() {
        return parts.isEmpty();
    }

    /** The part whose turn it is. */
    Delivery part() {
        return parts.element();
    }

    /** That part is settled for good. */
    void advance() {
        parts.remove();
        tries = 0;
    }

    /** Counts a try of that part that came to nothing; gives how many there were. */
    int countTry() {
        return ++tries;
    }
}
