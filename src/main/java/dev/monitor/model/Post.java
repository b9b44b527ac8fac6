package dev.monitor.model;

import java.util.List;

/**
 * A message and who gets it.
 *
 * @param recipients addresses of the message's channel
 */
public record Post(Message message, List<String> recipients) {
    public Post {
        recipients = List.copyOf(recipients);
    }
}
