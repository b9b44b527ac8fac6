package dev.monitor.deliver;

import dev.monitor.config.ProxySettings;
import dev.monitor.config.TwilioSettings;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The account as Twilio knows it.
 *
 * @param name as its owner named it; untrusted
 * @param status {@code active}, {@code suspended} or {@code closed}; untrusted
 * @param trial whether it sends to verified numbers only
 */
public record TwilioAccount(String name, String status, boolean trial) {
    /**
     * Asks for the account of the settings; that changes nothing.
     *
     * @param proxy null for none
     * @throws ChannelException if Twilio does not answer, or does not accept the credentials
     */
    public static TwilioAccount of(TwilioSettings settings, @Nullable ProxySettings proxy) throws ChannelException {
        TwilioApi api = new TwilioApi(settings, proxy);
        TwilioAnswer answer = api.account();
        if (!answer.isOk()) {
            throw new ChannelException(api.oneLine(TwilioVerdict.refusal(answer)));
        }
        return new TwilioAccount(
                api.oneLine(answer.text("friendly_name")),
                api.oneLine(answer.text("status")),
                answer.text("type").toLowerCase(Locale.ROOT).equals("trial"));
    }

    /** Whether it may send at all. */
    public boolean isActive() {
        return status.equals("active");
    }
}
