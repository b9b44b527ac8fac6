package dev.monitor.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The channels that messages go out through; those that are not set up are null.
 *
 * @param telegram without chats where only the token is known so far, which suffices to list the chats
 * @param proxy for the HTTP channels
 * @param configured the names of those that are set up
 * @param reportTo the channels that get reports, by name; empty if there are none
 * @param alertTo the channels that get alerts, by name; empty if there are none
 * @param unusedApiKeys whether {@code API_ID} or {@code API_HASH} is given, which the Bot API needs neither of
 */
public record ChannelSettings(
        @Nullable TelegramSettings telegram,
        @Nullable MailSettings mail,
        @Nullable TwilioSettings twilio,
        @Nullable ProxySettings proxy,
        List<String> configured,
        List<String> reportTo,
        List<String> alertTo,
        boolean unusedApiKeys) {
    public ChannelSettings {
        configured = List.copyOf(configured);
        reportTo = List.copyOf(reportTo);
        alertTo = List.copyOf(alertTo);
    }
}
