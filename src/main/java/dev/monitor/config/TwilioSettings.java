package dev.monitor.config;

import java.net.URI;
import java.util.List;

/**
 * How to send SMS.
 *
 * @param from the number it sends from, E.164
 * @param to the recipients' numbers, E.164
 * @param apiUrl the base address of the API, without a trailing slash
 */
public record TwilioSettings(String accountSid, Secret authToken, String from, List<String> to, URI apiUrl) {
    public TwilioSettings {
        to = List.copyOf(to);
    }
}
