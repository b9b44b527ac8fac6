package dev.monitor.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One row of the outbox: one request to one recipient.
 *
 * @param id of the row
 * @param message the id of the message it is a part of
 * @param subject of the message, one line
 * @param thread the id of the message that this one goes on from; null for the first of a conversation
 * @param silent whether it arrives without a sound, where the channel can do that
 * @param part its place in the message, from 1
 * @param of how many parts the message has
 * @param attempts how often it was begun before, whatever came of it: after a kill in the middle nobody knows
 * @param created when it was put into the outbox
 */
public record Delivery(
        long id,
        String message,
        Message.Kind kind,
        String channel,
        String subject,
        @Nullable String thread,
        boolean silent,
        String recipient,
        int part,
        int of,
        Part content,
        int attempts,
        Instant created) {

    /** The same request to another recipient. */
    public Delivery to(String other) {
        return new Delivery(
                id, message, kind, channel, subject, thread, silent, other, part, of, content, attempts, created);
    }

    /** The same request after it was begun once more. */
    public Delivery tried() {
        return new Delivery(
                id,
                message,
                kind,
                channel,
                subject,
                thread,
                silent,
                recipient,
                part,
                of,
                content,
                attempts + 1,
                created);
    }
}
