package dev.monitor.deliver;

import dev.monitor.config.ProxySettings;
import dev.monitor.config.TelegramSettings;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The list of channels. */
public final class Channels {
    private Channels() {}

    /**
     * The channels that are configured. Setting them up takes longer than a whole run without: it is worth it only where
     * something is due.
     *
     * @param telegram null where it is not
     * @param proxy for the HTTP channels; null for none
     */
    public static List<Channel> configured(
            @Nullable TelegramSettings telegram, @Nullable ProxySettings proxy, Drawing drawing, PlainText plainText) {
        List<Channel> channels = new ArrayList<>();
        if (telegram != null) {
            channels.add(new TelegramChannel(new TelegramApi(telegram, proxy), drawing, plainText));
        }
        return channels;
    }
}
