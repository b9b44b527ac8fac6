package dev.monitor.config;

import java.net.URI;
import java.util.List;

/**
 * How to reach Telegram.
 *
 * @param apiUrl the base address of the Bot API server, without a trailing slash
 * @param chats the recipients: a chat id or {@code @channel}, with {@code :TOPIC} for a topic of a group
 */
public record TelegramSettings(Secret token, URI apiUrl, List<String> chats) {
    public TelegramSettings {
        chats = List.copyOf(chats);
    }
}
