package dev.monitor.deliver;

import dev.monitor.config.ChannelSettings;
import dev.monitor.config.MailSettings;
import dev.monitor.config.TelegramSettings;
import java.util.ArrayList;
import java.util.List;

/** The list of channels. */
public final class Channels {
    private Channels() {}

    /**
     * The channels that are configured. Setting them up takes longer than a whole run without: it is worth it only where
     * something is due.
     */
    public static List<Channel> configured(ChannelSettings settings, Drawing drawing, PlainText plainText) {
        List<Channel> channels = new ArrayList<>();
        TelegramSettings telegram = settings.telegram();
        if (telegram != null) {
            channels.add(new TelegramChannel(new TelegramApi(telegram, settings.proxy()), drawing, plainText));
        }
        MailSettings mail = settings.mail();
        if (mail != null) {
            channels.add(new MailChannel(new MailRelay(mail), drawing, plainText));
        }
        return channels;
    }
}
