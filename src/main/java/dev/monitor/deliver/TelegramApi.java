package dev.monitor.deliver;

import com.google.gson.JsonParseException;
import com.pengrad.telegrambot.TelegramBot;
import com.pengrad.telegrambot.request.BaseRequest;
import com.pengrad.telegrambot.response.BaseResponse;
import dev.monitor.config.ProxySettings;
import dev.monitor.config.TelegramSettings;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** The Bot API (core.telegram.org/bots/api): a call gives its answer, good or bad, or one line why there is none. */
final class TelegramApi {
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private final Callable<TelegramBot> maker;
    private final Secrets secrets;
    private @Nullable TelegramBot bot;

    TelegramApi(TelegramSettings settings, @Nullable ProxySettings proxy) {
        this(settings, proxy, DEADLINE);
    }

    TelegramApi(TelegramSettings settings, @Nullable ProxySettings proxy, Duration deadline) {
        this.secrets = new Secrets().and(settings.token()).and(proxy);
        this.maker = () -> new TelegramBot.Builder(settings.token().reveal())
                .apiUrl(settings.apiUrl() + "/bot")
                .okHttpClient(HttpClients.builder(proxy, deadline)
                        .addInterceptor(new JsonAnswers())
                        .build())
                .build();
    }

    /**
     * @return the answer, which may be a refusal
     * @throws ChannelException if there is none, or none that can be understood
     */
    <T extends BaseRequest<T, R>, R extends BaseResponse> R call(BaseRequest<T, R> request) throws ChannelException {
        if (bot == null) {
            bot = HttpClients.made(maker);
        }
        try {
            return bot.execute(request);
        } catch (JsonParseException e) {
            throw new ChannelException("an answer from Telegram that is not understood");
        } catch (RuntimeException e) {
            // The library wraps what the network throws.
            Throwable network = e.getCause() == null ? e : e.getCause();
            String why = HttpClients.why(network, "TELEGRAM_API_URL");
            int status = network instanceof JsonAnswers.NoJsonException page ? page.status() : 0;
            throw new ChannelException(oneLine("no answer from Telegram: " + why), status);
        }
    }

    /** Makes a line for people of what the other side said. */
    String oneLine(String text) {
        return OneLine.of(text, secrets);
    }
}
