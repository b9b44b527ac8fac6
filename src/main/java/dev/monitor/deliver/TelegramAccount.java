package dev.monitor.deliver;

import com.pengrad.telegrambot.model.Chat;
import com.pengrad.telegrambot.model.Message;
import com.pengrad.telegrambot.model.Update;
import com.pengrad.telegrambot.request.BaseRequest;
import com.pengrad.telegrambot.request.GetMe;
import com.pengrad.telegrambot.request.GetUpdates;
import com.pengrad.telegrambot.response.BaseResponse;
import dev.monitor.config.ProxySettings;
import dev.monitor.config.TelegramSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The bot as Telegram knows it. Asking changes nothing. */
public final class TelegramAccount {
    private final TelegramApi api;

    /** The account of the settings' token, reached through the proxy if there is one. */
    public TelegramAccount(TelegramSettings settings, @Nullable ProxySettings proxy) {
        this.api = new TelegramApi(settings, proxy);
    }

    /** The bot's user name with its {@code @}. */
    public String name() throws ChannelException {
        return api.oneLine("@" + ask(new GetMe()).user().username());
    }

    /** The chats that wrote to the bot lately. The updates stay unconfirmed, so whoever else reads them misses none. */
    public List<ChatSeen> chats() throws ChannelException {
        Map<String, ChatSeen> chats = new LinkedHashMap<>();
        for (Update update : ask(new GetUpdates()).updates()) {
            ChatSeen chat = chat(update);
            if (chat != null) {
                chats.put(chat.recipient(), chat);
            }
        }
        return new ArrayList<>(chats.values());
    }

    private <T extends BaseRequest<T, R>, R extends BaseResponse> R ask(BaseRequest<T, R> question)
            throws ChannelException {
        R answer = api.call(question);
        if (!answer.isOk()) {
            throw new ChannelException(api.oneLine(TelegramVerdict.refusal(answer)));
        }
        return answer;
    }

    private static @Nullable ChatSeen chat(Update update) {
        Message message = Stream.of(
                        update.message(), update.editedMessage(), update.channelPost(), update.editedChannelPost())
                .filter(m -> m != null)
                .findFirst()
                .orElse(null);
        if (message != null) {
            boolean inTopic = Boolean.TRUE.equals(message.isTopicMessage());
            return seen(message.chat(), inTopic ? message.messageThreadId() : null);
        }
        return update.myChatMember() == null ? null : seen(update.myChatMember().chat(), null);
    }

    private static ChatSeen seen(Chat chat, @Nullable Long topic) {
        String recipient = new TelegramAddress(chat.id().toString(), topic).toString();
        String type = chat.type().name().toLowerCase(Locale.ROOT);
        String name = chat.title() != null
                ? chat.title()
                : Stream.of(chat.firstName(), chat.lastName(), chat.username() == null ? null : "@" + chat.username())
                        .filter(part -> part != null)
                        .collect(Collectors.joining(" "));
        return new ChatSeen(recipient, type, name);
    }
}
