package dev.monitor.deliver;

import dev.monitor.config.ProxySettings;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.nio.charset.StandardCharsets;
import okhttp3.Credentials;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** The way through a proxy, which may want a user and a password. Host names are looked up by the proxy. */
final class ProxyAccess {
    private static final String CREDENTIALS = "Proxy-Authorization";

    private ProxyAccess() {}

    static void use(ProxySettings proxy, OkHttpClient.Builder client) {
        Proxy.Type type = proxy.kind() == ProxySettings.Kind.SOCKS5 ? Proxy.Type.SOCKS : Proxy.Type.HTTP;
        client.proxy(new Proxy(type, InetSocketAddress.createUnresolved(proxy.host(), proxy.port())));
        if (proxy.user() == null || proxy.password() == null) {
            return;
        }
        String user = proxy.user();
        String password = proxy.password().reveal();
        if (type == Proxy.Type.SOCKS) {
            Authenticator.setDefault(new SocksLogin(proxy.host(), proxy.port(), user, password));
        } else {
            String credentials = Credentials.basic(user, password, StandardCharsets.UTF_8);
            client.proxyAuthenticator((route, refusal) -> withCredentials(refusal, credentials));
        }
    }

    /** The request with credentials; null, which ends it, if those were refused. */
    private static @Nullable Request withCredentials(Response refusal, String credentials) {
        Request refused = refusal.request();
        return refused.header(CREDENTIALS) != null
                ? null
                : refused.newBuilder().header(CREDENTIALS, credentials).build();
    }

    /** The JDK's SOCKS client (RFC 1929) asks the one default authenticator, so this answers for that proxy alone. */
    private static final class SocksLogin extends Authenticator {
        private final String host;
        private final int port;
        private final String user;
        private final String password;

        SocksLogin(String host, int port, String user, String password) {
            this.host = host;
            this.port = port;
            this.user = user;
            this.password = password;
        }

        @Override
        protected @Nullable PasswordAuthentication getPasswordAuthentication() {
            return getRequestingProtocol().equals("SOCKS5")
                            && getRequestingHost().equals(host)
                            && getRequestingPort() == port
                    ? new PasswordAuthentication(user, password.toCharArray())
                    : null;
        }
    }
}
