package dev.monitor.deliver;

import org.jspecify.annotations.Nullable;

/**
 * A recipient in Telegram.
 *
 * @param chat a chat id or {@code @channel}
 * @param topic the thread of a group; null for the chat as such
 */
record TelegramAddress(String chat, @Nullable Long topic) {
    /**
     * Reads {@code -100123}, {@code @channel}, and each of them with {@code :TOPIC}.
     *
     * @throws NumberFormatException if the topic is no number
     */
    static TelegramAddress parse(String recipient) {
        int colon = recipient.indexOf(':');
        return colon < 0
                ? new TelegramAddress(recipient, null)
                : new TelegramAddress(recipient.substring(0, colon), Long.valueOf(recipient.substring(colon + 1)));
    }

    /** The same topic in another chat. */
    TelegramAddress in(String otherChat) {
        return new TelegramAddress(otherChat, topic);
    }

    /** The form that {@link #parse} reads. */
    @Override
    public String toString() {
        return topic == null ? chat : chat + ":" + topic;
    }
}
