package dev.monitor.config;

import dev.monitor.model.Decimals;
import org.jspecify.annotations.Nullable;

/**
 * Where to listen.
 *
 * @param host a name or an IP address, an IPv6 address without its brackets
 * @param port 0 for any that is free
 */
public record Endpoint(String host, int port) {
    static final Endpoint DEFAULT = new Endpoint("127.0.0.1", 8080);

    /** {@code host:port}, or {@code [::1]:port}; null if the text is neither. */
    static @Nullable Endpoint parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 1) {
            return null;
        }
        String host = text.substring(0, colon);
        boolean bracketed = host.length() > 2 && host.startsWith("[") && host.endsWith("]");
        host = bracketed ? host.substring(1, host.length() - 1) : host;
        String port = text.substring(colon + 1);
        boolean wellFormed = bracketed == (host.indexOf(':') >= 0)
                && Form.HOST.fits(host)
                && (port.equals("0") || Form.PORT.fits(port));
        return wellFormed ? new Endpoint(host, Integer.parseInt(port)) : null;
    }

    /** Whether only this machine can reach it; no name is looked up to tell. */
    public boolean isLoopback() {
        return host.equals("localhost") || host.equals("::1") || (host.startsWith("127.") && isNumeric(host));
    }

    private static boolean isNumeric(String host) {
        return Decimals.parse(host.replace(".", "")) != null;
    }
}
