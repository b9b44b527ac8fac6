package dev.monitor.deliver;

import dev.monitor.config.ProxySettings;
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
        client.proxy(ProxyLogin.route(proxy));
        if (proxy.kind() == ProxySettings.Kind.HTTP && proxy.user() != null && proxy.password() != null) {
            String credentials =
                    Credentials.basic(proxy.user(), proxy.password().reveal(), StandardCharsets.UTF_8);
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
}
