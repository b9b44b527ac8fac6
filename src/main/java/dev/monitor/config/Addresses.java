package dev.monitor.config;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** Parses addresses of servers and proxies (RFC 3986); null says that a text is none. */
final class Addresses {
    static final String HTTP = "an address like https://host/path";
    static final String PROXY =
            "http://host:port or socks5://host:port, with user:password@ before the host if it wants them";

    private Addresses() {}

    /** An {@code http} or {@code https} address with a host. */
    static @Nullable URI http(String text) {
        URI uri = uri(text);
        return uri != null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme())) ? uri : null;
    }

    static URI withoutTrailingSlash(URI uri) {
        String text = uri.toString();
        int end = text.length();
        while (text.charAt(end - 1) == '/') {
            end--;
        }
        return end == text.length() ? uri : URI.create(text.substring(0, end));
    }

    /** A proxy with its port; what is special in user or password is percent-encoded. */
    static @Nullable ProxySettings proxy(String text) {
        URI uri = uri(text);
        if (uri == null || uri.getPort() < 0 || !isBare(uri)) {
            return null;
        }
        ProxySettings.Kind kind;
        if ("http".equals(uri.getScheme())) {
            kind = ProxySettings.Kind.HTTP;
        } else if ("socks5".equals(uri.getScheme())) {
            kind = ProxySettings.Kind.SOCKS5;
        } else {
            return null;
        }
        String login = uri.getUserInfo();
        if (login == null) {
            return new ProxySettings(kind, uri.getHost(), uri.getPort(), null, null);
        }
        int colon = login.indexOf(':');
        return colon < 1
                ? null
                : new ProxySettings(
                        kind,
                        uri.getHost(),
                        uri.getPort(),
                        login.substring(0, colon),
                        new Secret(login.substring(colon + 1)));
    }

    private static boolean isBare(URI uri) {
        String path = uri.getRawPath();
        return (path.isEmpty() || path.equals("/")) && uri.getRawQuery() == null && uri.getRawFragment() == null;
    }

    private static @Nullable URI uri(String text) {
        try {
            URI uri = new URI(text);
            return uri.getHost() != null && uri.getPort() != 0 && uri.getPort() <= 65535 ? uri : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
