package dev.monitor.deliver;

import dev.monitor.config.ChannelSettings;
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
        Drawing once = new DrawnOnce(drawing);
        if (settings.telegram() != null) {
            TelegramApi telegram = new TelegramApi(settings.telegram(), settings.proxy());
            channels.add(new TelegramChannel(telegram, once, plainText));
        }
        if (settings.twilio() != null) {
            channels.add(new TwilioChannel(new TwilioApi(settings.twilio(), settings.proxy())));
        }
        if (settings.mail() != null) {
            channels.add(new MailChannel(new MailRelay(settings.mail()), once, plainText));
        }
        return channels;
    }
}
