package dev.monitor.web;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** Wrong passwords by address. Of many addresses those that were silent for longest are forgotten. */
final class Guesses {
    private static final int MOST = 10;
    private static final int MOST_ADDRESSES = 1000;
    private static final Duration WINDOW = Duration.ofMinutes(1);
    /** One customer of a provider has all addresses that begin so. */
    private static final int IPV6_PREFIX_BYTES = 8;

    private final Clock clock;
    private final Map<String, Count> counts = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
            return size() > MOST_ADDRESSES;
        }
    };

    Guesses(Clock clock) {
        this.clock = clock;
    }

    private record Count(Instant since, int wrong) {}

    /** How long an address must wait before it may try again; 0 where it need not. */
    synchronized long secondsToWait(InetAddress client) {
        Count count = counts.get(key(client));
        if (count == null || count.wrong() < MOST) {
            return 0;
        }
        Duration left = Duration.between(clock.instant(), count.since().plus(WINDOW));
        // A clock that was set back must lock nobody out.
        return left.isNegative() || left.compareTo(WINDOW) > 0 ? 0 : left.toSeconds() + 1;
    }

    /** Counts a wrong one. */
    synchronized void wrong(InetAddress client) {
        Instant now = clock.instant();
        Count count = counts.get(key(client));
        boolean recent =
                count != null && Duration.between(count.since(), now).abs().compareTo(WINDOW) < 0;
        counts.put(
                key(client), recent && count != null ? new Count(count.since(), count.wrong() + 1) : new Count(now, 1));
    }

    private static String key(InetAddress client) {
        byte[] address = client.getAddress();
        int bytes = client instanceof Inet6Address ? IPV6_PREFIX_BYTES : address.length;
        return HexFormat.of().formatHex(Arrays.copyOf(address, bytes));
    }
}
