package dev.monitor.deliver;

import dev.monitor.model.Delivery;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes due rows of the outbox to their channels. Parts of a message go out in their order, messages oldest first, and
 * what one recipient's request comes to costs the other recipients nothing.
 */
public final class Courier {
    private final Map<String, Channel> channels = new LinkedHashMap<>();
    private final MonotonicTime time;

    /** A courier for these channels; rows of any other are given up. */
    public Courier(List<Channel> channels) {
        this(channels, MonotonicTime.SYSTEM);
    }

    Courier(List<Channel> channels, MonotonicTime time) {
        for (Channel channel : channels) {
            this.channels.put(channel.name(), channel);
        }
        this.time = time;
    }

    /**
     * Sends what is due. A request that has begun when the budget ends is not cut; rows that were not tried are not
     * settled.
     *
     * @param settlement is told each receipt before the next request is made
     * @param budget how long requests may be begun
     */
    public <E extends Exception> void deliver(List<Delivery> due, Settlement<E> settlement, Duration budget) throws E {
        new Round<>(channels, settlement, time, budget).deliver(Bundle.of(due));
    }
}
