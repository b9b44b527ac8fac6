package dev.monitor.deliver;

import dev.monitor.config.ProxySettings;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import org.jspecify.annotations.Nullable;

/** A proxy for the JDK's own clients, which ask for user and password when the proxy does. It answers for that one alone. */
final class ProxyLogin extends Authenticator {
    private final ProxySettings proxy;
    private boolean isTold;

    ProxyLogin(ProxySettings proxy) {
        this.proxy = proxy;
    }

    /** The way through the proxy. The JDK's SOCKS client (RFC 1929) asks the one default authenticator, so it becomes that. */
    static Proxy route(ProxySettings proxy) {
        Proxy.Type type = Proxy.Type.HTTP;
        if (proxy.kind() == ProxySettings.Kind.SOCKS5) {
            type = Proxy.Type.SOCKS;
            if (proxy.user() != null && proxy.password() != null) {
                Authenticator.setDefault(new ProxyLogin(proxy));
            }
        }
        return new Proxy(type, InetSocketAddress.createUnresolved(proxy.host(), proxy.port()));
    }

    @Override
    protected @Nullable PasswordAuthentication getPasswordAuthentication() {
        boolean socks = proxy.kind() == ProxySettings.Kind.SOCKS5;
        boolean mine = getRequestingHost().equals(proxy.host())
                && getRequestingPort() == proxy.port()
                && (socks ? getRequestingProtocol().equals("SOCKS5") : getRequestorType() == RequestorType.PROXY);
        // An HTTP proxy that asks once more has refused them.
        boolean refused = isTold && !socks;
        if (!mine || refused || proxy.user() == null || proxy.password() == null) {
            return null;
        }
        isTold = true;
        return new PasswordAuthentication(
                proxy.user(), proxy.password().reveal().toCharArray());
    }
}
