package dev.monitor.deliver;

import dev.monitor.config.ProxySettings;
import dev.monitor.config.Secret;
import java.io.IOException;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.SocketTimeoutException;
import java.net.URL;
import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Calls an address after a run, so that somebody notices when the calls stop (a dead man's switch, as of healthchecks.io).
 * It runs each minute: the JDK's oldest client costs a third of what the channels' client does.
 */
public final class Heartbeat {
    private static final Duration DEADLINE = Duration.ofSeconds(3);

    static {
        // By default the JDK tells an HTTP proxy no password where it leads to https; that of the settings was given
        // for it. This is read once, when the client is first used.
        System.setProperty("jdk.http.auth.tunneling.disabledSchemes", "");
    }

    private Heartbeat() {}

    /**
     * Makes one call and waits three seconds for its end at most.
     *
     * @param url called as it is; {@code /fail} comes after its path where the run did not succeed
     * @param proxy null for none
     * @return one line why it was not taken, without anything of the address; null if it was
     */
    public static @Nullable String ping(Secret url, boolean success, @Nullable ProxySettings proxy) {
        return ping(url, success, proxy, DEADLINE);
    }

    static @Nullable String ping(Secret url, boolean success, @Nullable ProxySettings proxy, Duration deadline) {
        Call call = new Call(success ? url.reveal() : failing(url.reveal()), proxy, (int) deadline.toMillis());
        // A timeout of the client is one for each step: a slow name server or an answer byte by byte would pass it.
        Thread thread = new Thread(call, "heartbeat");
        thread.setDaemon(true);
        thread.start();
        try {
            thread.join(deadline.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        String fault = call.fault;
        call.cancel();
        return fault == null ? null : "HEARTBEAT_URL: " + fault;
    }

    /** The address with {@code /fail} after its path. */
    private static String failing(String url) {
        int end = endOfPath(url);
        String path = url.substring(0, end);
        return (path.endsWith("/") ? path + "fail" : path + "/fail") + url.substring(end);
    }

    private static int endOfPath(String url) {
        for (int i = 0; i < url.length(); i++) {
            if (url.charAt(i) == '?' || url.charAt(i) == '#') {
                return i;
            }
        }
        return url.length();
    }

    /** The call, in a thread that nobody waits for longer than he wants. */
    private static final class Call implements Runnable {
        private static final String SLOW = "not reached: no answer in time";

        private final String url;
        private final @Nullable ProxySettings proxy;
        private final int timeoutMillis;
        private volatile @Nullable HttpURLConnection connection;
        volatile @Nullable String fault = SLOW;

        Call(String url, @Nullable ProxySettings proxy, int timeoutMillis) {
            this.url = url;
            this.proxy = proxy;
            this.timeoutMillis = timeoutMillis;
        }

        @Override
        public void run() {
            try {
                fault = verdict(open().getResponseCode());
            } catch (IOException e) {
                fault = "not reached: " + reason(e);
            } catch (RuntimeException e) {
                // The JDK's client throws some of its own for answers that make no sense.
                fault = "not reached: " + e.getClass().getSimpleName();
            }
        }

        void cancel() {
            HttpURLConnection open = connection;
            if (open != null) {
                open.disconnect();
            }
        }

        private HttpURLConnection open() throws IOException {
            Proxy route = Proxy.NO_PROXY;
            if (proxy != null) {
                route = ProxyLogin.route(proxy);
            }
            HttpURLConnection opened = (HttpURLConnection) new URL(url).openConnection(route);
            connection = opened;
            opened.setConnectTimeout(timeoutMillis);
            opened.setReadTimeout(timeoutMillis);
            opened.setUseCaches(false);
            // The address is a secret: it is shown to no other host.
            opened.setInstanceFollowRedirects(false);
            // Nothing more is asked of it: a connection kept open would only be in the way of leaving it.
            opened.setRequestProperty("Connection", "close");
            if (proxy != null) {
                opened.setAuthenticator(new ProxyLogin(proxy));
            }
            return opened;
        }

        private static @Nullable String verdict(int status) {
            if (status >= 200 && status < 300) {
                return null;
            }
            return status < 0 ? "not reached: an answer that is no HTTP" : "refused: HTTP " + status;
        }

        /** In our words: those of the exception may hold the address. */
        private static String reason(IOException e) {
            String certificate = CertificateFault.of(e, "the address");
            if (certificate != null) {
                return certificate;
            } else if (e instanceof UnknownHostException) {
                return "no such host";
            } else if (e instanceof SocketTimeoutException) {
                return "no answer in time";
            } else if (e instanceof ConnectException) {
                return "no connection";
            } else if (e instanceof SSLException) {
                return "it speaks no TLS, or none that is accepted";
            }
            return "the connection broke";
        }
    }
}
