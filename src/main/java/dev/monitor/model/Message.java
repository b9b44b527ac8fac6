package dev.monitor.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something to tell, in the form of one channel.
 *
 * @param id by which people and the outbox know it, 16 hexadecimal digits
 * @param channel the channel that its parts are made for
 * @param subject one line for lists and logs, and of an e-mail
 * @param thread the id of the message that it goes on from; null for the first of a conversation
 * @param silent whether it arrives without a sound, where the channel can do that
 * @param parts in the order in which they are to arrive
 */
public record Message(
        String id,
        Kind kind,
        String channel,
        String subject,
        @Nullable String thread,
        boolean silent,
        List<Part> parts) {
    /** What a message is about. */
    public enum Kind {
        REPORT,
        ALERT,
        TEST
    }

    public Message {
        parts = List.copyOf(parts);
    }

    /** A message that stands for itself. */
    public Message(String id, Kind kind, String channel, String subject, List<Part> parts) {
        this(id, kind, channel, subject, null, false, parts);
    }
}
