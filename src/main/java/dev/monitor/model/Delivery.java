package dev.monitor.model;

import java.time.Instant;

/**
 * One row of the outbox: one request to one recipient.
 *
 * @param id of the row
 * @param message the id of the message it is a part of
 * @param part its place in the message, from 1
 * @param of how many parts the message has
 * @param attempts how often it was tried before
 * @param created when it was put into the outbox
 */
public record Delivery(
        long id,
        String message,
        Message.Kind kind,
        String channel,
        String recipient,
        int part,
        int of,
        Part content,
        int attempts,
        Instant created) {

    /** The same request to another recipient. */
    public Delivery to(String other) {
        return new Delivery(id, message, kind, channel, other, part, of, content, attempts, created);
    }
}
