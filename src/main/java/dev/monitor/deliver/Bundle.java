package dev.monitor.deliver;

import dev.monitor.model.Delivery;
import dev.monitor.model.Message;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The parts of one message to one recipient that are still to be sent, in their order. */
final class Bundle {
    /** A message to one recipient, who is known by the address that the outbox had. */
    record Key(String message, String recipient) {}

    private final Key key;
    private final @Nullable Key predecessor;
    private final Deque<Delivery> parts = new ArrayDeque<>();
    private int tries;

    private Bundle(Delivery first) {
        this.key = new Key(first.message(), first.recipient());
        this.predecessor = first.thread() == null ? null : new Key(first.thread(), first.recipient());
    }

    /**
     * The rows of one channel as bundles. Alerts and tests come before reports; of each, recipients of whom no trouble is
     * known come before the others, who may cost much time; of each, the oldest message is first.
     */
    static List<Bundle> of(List<Delivery> due) {
        Set<String> troubled = new HashSet<>();
        for (Delivery row : due) {
            if (row.attempts() > 0) {
                troubled.add(row.recipient());
            }
        }
        List<Delivery> ordered = new ArrayList<>(due);
        ordered.sort(Comparator.comparing((Delivery row) -> row.kind() == Message.Kind.REPORT)
                .thenComparing(row -> troubled.contains(row.recipient()))
                .thenComparing(Delivery::created)
                .thenComparing(Delivery::message)
                .thenComparing(Delivery::part));
        Map<Key, Bundle> bundles = new LinkedHashMap<>();
        for (Delivery row : ordered) {
            bundles.computeIfAbsent(new Key(row.message(), row.recipient()), k -> new Bundle(row))
                    .parts
                    .add(row);
        }
        return new ArrayList<>(bundles.values());
    }

    Key key() {
        return key;
    }

    /** The message that this one goes on from; null if it begins a conversation. */
    @Nullable
    Key predecessor() {
        return predecessor;
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

    /** That part was begun once more. */
    void countAttempt() {
        parts.addFirst(parts.remove().tried());
    }

    /** Counts a try of that part that came to nothing; gives how many there were. */
    int countTry() {
        return ++tries;
    }
}
