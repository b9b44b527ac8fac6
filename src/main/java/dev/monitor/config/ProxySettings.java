package dev.monitor.config;

import org.jspecify.annotations.Nullable;

/**
 * The proxy for the HTTP channels.
 *
 * @param user null where the proxy wants none, as the password
 */
public record ProxySettings(
        Kind kind,
        String host,
        int port,
        @Nullable String user,
        @Nullable Secret password) {
    /** The protocol that the proxy speaks. */
    public enum Kind {
        HTTP,
        SOCKS5
    }
}
