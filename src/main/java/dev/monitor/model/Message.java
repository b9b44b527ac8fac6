package dev.monitor.model;

import java.util.List;

/**
 * Something to tell, in the form of one channel.
 *
 * @param id by which people and the outbox know it, 16 hexadecimal digits
 * @param channel the channel that its parts are made for
 * @param subject one line for lists and logs
 * @param parts in the order in which they are to arrive
 */
public record Message(String id, Kind kind, String channel, String subject, List<Part> parts) {
    /** What a message is about. */
    public enum Kind {
        REPORT,
        ALERT,
        TEST
    }

    public Message {
        parts = List.copyOf(parts);
    }
}
