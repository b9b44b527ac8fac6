package dev.monitor.deliver;

import dev.monitor.config.ProxySettings;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * HTTP clients that make a request once, to the host it is meant for, within a deadline: a message that goes out twice is
 * worse than one that goes out a minute later. All their threads are daemons.
 */
final class HttpClients {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final int UNAVAILABLE = 503;
    /** Long enough to draw a chart between two requests. */
    private static final Duration IDLE = Duration.ofSeconds(2);

    private static final int MOST_IDLE = 5;

    private HttpClients() {}

    /**
     * @param deadline for a whole call, from the connection to the end of the answer
     */
    static OkHttpClient.Builder builder(@Nullable ProxySettings proxy, Duration deadline) {
        OkHttpClient.Builder client = new OkHttpClient.Builder()
                .connectTimeout(CONNECT)
                .callTimeout(deadline)
                // A process that lives on would hold an idle connection of each run for minutes.
                .connectionPool(new ConnectionPool(MOST_IDLE, IDLE.toMillis(), TimeUnit.MILLISECONDS))
                // The deadline of the whole covers each step, and gives one answer whichever step it ends.
                .writeTimeout(Duration.ZERO)
                .readTimeout(Duration.ZERO)
                // Covers dropped connections and 408.
                .retryOnConnectionFailure(false)
                // An address may hold a token: it is shown to no other host.
                .followRedirects(false)
                .followSslRedirects(false)
                .addNetworkInterceptor(HttpClients::withoutInvitation);
        if (proxy != null) {
            ProxyAccess.use(proxy, client);
        }
        return client;
    }

    /**
     * Makes what holds a client, which reads the authorities that Java trusts.
     *
     * @throws ChannelException if they cannot be read; OkHttp throws that without declaring it
     */
    static <T> T made(Callable<T> maker) throws ChannelException {
        try {
            return maker.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ChannelException(CertificateFault.UNREADABLE);
        }
    }

    /**
     * Why a call has no answer, in words for people.
     *
     * @param server the key of the settings that names the server
     */
    static String why(Throwable failure, String server) {
        String certificate = CertificateFault.of(failure, server);
        if (certificate != null) {
            return certificate;
        }
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }

    /** A 503 with {@code Retry-After: 0} would make OkHttp repeat the request at once, whatever it is told. */
    private static Response withoutInvitation(Interceptor.Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        return response.code() == UNAVAILABLE
                ? response.newBuilder().removeHeader("Retry-After").build()
                : response;
    }
}
