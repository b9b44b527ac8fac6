package dev.monitor.model;

/** How a request of the outbox stands. */
public enum DeliveryState {
    /** It is to be made, or made again. */
    PENDING("pending"),
    /** The other side took it. */
    DELIVERED("delivered"),
    /** It can never succeed, or is no longer wanted; the answer says why. */
    GIVEN_UP("given up"),
    /** After a long outage a digest tells it instead; what becomes of that is what became of it. */
    SUMMED_UP("summed up");

    private final String words;

    DeliveryState(String words) {
        this.words = words;
    }

    /** As it is kept and shown. */
    public String words() {
        return words;
    }

    /** The state of these words. */
    public static DeliveryState of(String words) {
        for (DeliveryState state : values()) {
            if (state.words.equals(words)) {
                return state;
            }
        }
        throw new IllegalArgumentException("no state: " + words);
    }
}
