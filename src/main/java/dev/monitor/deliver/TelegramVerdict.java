package dev.monitor.deliver;

import com.pengrad.telegrambot.model.MessageId;
import com.pengrad.telegrambot.response.BaseResponse;
import com.pengrad.telegrambot.response.MessageIdResponse;
import dev.monitor.model.Receipt;
import java.time.Duration;
import java.util.Locale;

/** What an answer of the Bot API means for a request, and what people can do about a refusal. */
final class TelegramVerdict {
    private TelegramVerdict() {}

    /** The receipt for a message to that address. */
    static Receipt receipt(MessageIdResponse answer, TelegramAddress to) {
        if (answer.isOk()) {
            MessageId id = answer.result();
            return new Receipt.Delivered(id == null ? "" : String.valueOf(id.messageId()));
        }
        int code = answer.errorCode();
        if (code == 429) {
            return new Receipt.Retry(retryAfter(answer), refusal(answer));
        }
        if (answer.parameters() != null && answer.parameters().migrateToChatId() != null) {
            return new Receipt.Moved(
                    to.in(answer.parameters().migrateToChatId().toString()).toString());
        }
        if (code < 400 || code >= 500 || isCredential(code)) {
            return new Receipt.Retry(Duration.ZERO, refusal(answer));
        }
        return new Receipt.Rejected(refusal(answer), code == 403 || isChatUnknown(answer));
    }

    /** Whether it is the bot that is refused, not the chat: once the settings are mended, all that waits can go out. */
    private static boolean isCredential(int code) {
        return code == 401 || code == 404;
    }

    /** Whether it is the markup that was refused, so that a plain text may pass. */
    static boolean refusesMarkup(BaseResponse answer) {
        return answer.errorCode() == 400 && says(answer, "entit");
    }

    /** Whether it is this request that was refused, and neither the bot nor the chat: another form of it may pass. */
    static boolean refusesForm(MessageIdResponse answer) {
        boolean refused = answer.errorCode() == 400 || answer.errorCode() == 413;
        boolean moved = answer.parameters() != null && answer.parameters().migrateToChatId() != null;
        return !answer.isOk() && refused && !moved && !isChatUnknown(answer);
    }

    /** What was said, and what helps. */
    static String refusal(BaseResponse answer) {
        String advice = advice(answer);
        String said = answer.description() == null ? "error " + answer.errorCode() : answer.description();
        return advice.isEmpty() ? said : said + " (" + advice + ")";
    }

    private static String advice(BaseResponse answer) {
        return switch (answer.errorCode()) {
            case 401 -> "the token is wrong: check BOT_TOKEN";
            case 403 ->
                "the bot was removed from or blocked in this chat: let it in again, or take the chat out of CHAT_ID";
            case 404 -> "there is no such bot or server: check BOT_TOKEN and TELEGRAM_API_URL";
            case 409 -> "something else reads this bot's updates: stop it, or delete the bot's webhook";
            default -> isChatUnknown(answer) ? "add the bot to the chat, and check CHAT_ID" : "";
        };
    }

    private static boolean isChatUnknown(BaseResponse answer) {
        return says(answer, "chat not found");
    }

    private static boolean says(BaseResponse answer, String words) {
        return answer.description() != null
                && answer.description().toLowerCase(Locale.ROOT).contains(words);
    }

    private static Duration retryAfter(BaseResponse answer) {
        Integer seconds =
                answer.parameters() == null ? null : answer.parameters().retryAfter();
        return Duration.ofSeconds(seconds == null ? 1 : Math.max(1, seconds));
    }
}
