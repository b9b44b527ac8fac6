package dev.monitor.flow;

import dev.monitor.config.ChannelSettings;
import dev.monitor.config.Settings;
import java.util.List;

/** Who gets what. */
public final class Recipients {
    static final String TELEGRAM = "telegram";
    static final String EMAIL = "email";
    static final String SMS = "sms";

    private Recipients() {}

    /** Whether anybody gets reports; else they are printed. */
    public static boolean ofReportsExist(Settings settings) {
        ChannelSettings channels = settings.channels();
        for (String channel : channels.reportTo()) {
            if (!of(channels, channel).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** All addresses of a channel; empty where it is not set up. */
    static List<String> of(ChannelSettings channels, String channel) {
        return switch (channel) {
            case TELEGRAM ->
                channels.telegram() == null ? List.of() : channels.telegram().chats();
            case EMAIL -> channels.mail() == null ? List.of() : channels.mail().to();
            case SMS ->
                channels.twilio() == null ? List.of() : channels.twilio().to();
            default -> throw new IllegalArgumentException(channel);
        };
    }
}
