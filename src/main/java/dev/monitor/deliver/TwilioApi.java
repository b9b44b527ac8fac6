package dev.monitor.deliver;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.monitor.config.ProxySettings;
import dev.monitor.config.Secret;
import dev.monitor.config.TwilioSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Credentials;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Twilio's REST API of 2010-04-01 (twilio.com/docs/messaging/api): a call gives its answer, good or bad, or one line why
 * there is none.
 */
final class TwilioApi {
    /** For a request to send, and for all that a look-up takes: both together stay within what a channel may take. */
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private static final JsonMapper JSON = new JsonMapper();

    private final Callable<OkHttpClient> maker;
    private final Duration deadline;
    private final String sender;
    private final HttpUrl account;
    private final Secret credentials;
    private final Secrets secrets;
    private @Nullable OkHttpClient client;

    TwilioApi(TwilioSettings settings, @Nullable ProxySettings proxy) {
        this(settings, proxy, DEADLINE);
    }

    TwilioApi(TwilioSettings settings, @Nullable ProxySettings proxy, Duration deadline) {
        this.maker = () -> HttpClients.builder(proxy, deadline)
                .addInterceptor(new JsonAnswers())
                .build();
        this.deadline = deadline;
        this.sender = settings.from();
        String sid = settings.accountSid();
        Secret token = settings.authToken();
        this.credentials = new Secret(Credentials.basic(sid, token.reveal(), StandardCharsets.UTF_8));
        this.secrets = new Secrets()
                .and(credentials)
                .and(sid, token)
                .and(new Secret(sid))
                .and(proxy);
        this.account = HttpUrl.get(settings.apiUrl().toString())
                .newBuilder()
                .addPathSegments("2010-04-01/Accounts")
                .addPathSegment(sid)
                .build();
    }

    /** How long one request may take. */
    Duration deadline() {
        return deadline;
    }

    /** The account itself. */
    TwilioAnswer account() throws ChannelException {
        return call(account + ".json", null, deadline);
    }

    /** Sends a text. */
    TwilioAnswer send(String to, String text) throws ChannelException {
        RequestBody form = new FormBody.Builder(StandardCharsets.UTF_8)
                .add("To", to)
                .add("From", sender)
                .add("Body", text)
                .build();
        return call(account + "/Messages.json", form, deadline);
    }

    /**
     * A page of the messages that were sent.
     *
     * @param query which of them, encoded
     */
    TwilioAnswer messages(String query, Duration atMost) throws ChannelException {
        return call(account + "/Messages.json?" + query, null, atMost);
    }

    /** Makes a line for people of what the other side said. */
    String oneLine(String text) {
        return OneLine.of(text, secrets);
    }

    /**
     * @param form null to ask only
     * @return the answer, which may be a refusal
     * @throws ChannelException if there is none, or none that can be understood
     */
    private TwilioAnswer call(String url, @Nullable RequestBody form, Duration atMost) throws ChannelException {
        if (client == null) {
            client = HttpClients.made(maker);
        }
        Request.Builder request = new Request.Builder().url(url).header("Authorization", credentials.reveal());
        Call call = client.newCall(
                form == null ? request.build() : request.post(form).build());
        call.timeout().timeout(Math.max(1, atMost.toNanos()), TimeUnit.NANOSECONDS);
        try (Response response = call.execute()) {
            return new TwilioAnswer(
                    response.code(),
                    response.header("Retry-After"),
                    JSON.readTree(response.body().byteStream()));
        } catch (JsonProcessingException e) {
            throw new ChannelException("an answer from Twilio that is not understood");
        } catch (IOException e) {
            throw new ChannelException(oneLine("no answer from Twilio: " + HttpClients.why(e, "TWILIO_API_URL")));
        }
    }
}
