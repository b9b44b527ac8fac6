package dev.monitor.model;

import java.time.Instant;

/**
 * One row of the outbox as people see it.
 *
 * @param id of the row
 * @param message the id of the message it is a part of
 * @param subject of the message, one line
 * @param part its place in the message, from 1
 * @param of how many parts the message has
 * @param tries how often it was begun
 * @param created when it was put into the outbox
 * @param due when it is tried next, if it is pending
 * @param answer what the last try came to, one line; empty before the first
 */
public record OutboxEntry(
        long id,
        String message,
        Message.Kind kind,
        String channel,
        String recipient,
        String subject,
        int part,
        int of,
        DeliveryState state,
        int tries,
        Instant created,
        Instant due,
        String answer) {}
