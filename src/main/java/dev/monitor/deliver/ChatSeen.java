package dev.monitor.deliver;

/**
 * A chat that wrote to the bot.
 *
 * @param recipient as {@code CHAT_ID} takes it: the chat's id, with {@code :TOPIC} for a topic of a group
 * @param type {@code private}, {@code group}, {@code supergroup} or {@code channel}
 * @param name its title, or who it is; untrusted
 */
public record ChatSeen(String recipient, String type, String name) {}
