package dev.monitor.deliver;

import com.pengrad.telegrambot.model.LinkPreviewOptions;
import com.pengrad.telegrambot.model.MessageEntity;
import com.pengrad.telegrambot.model.request.ParseMode;
import com.pengrad.telegrambot.request.AbstractSendRequest;
import com.pengrad.telegrambot.request.SendMessage;
import com.pengrad.telegrambot.request.SendPhoto;
import com.pengrad.telegrambot.response.MessageIdResponse;
import dev.monitor.model.Delivery;
import dev.monitor.model.Figure;
import dev.monitor.model.Part;
import dev.monitor.model.Receipt;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Telegram, by a bot: texts in its HTML, charts as photos with or without a text, to chats, channels and topics of groups. */
public final class TelegramChannel implements Channel {
    private static final int TOO_LARGE = 413;

    private final TelegramApi api;
    private final Drawing drawing;
    private final PlainText plainText;

    TelegramChannel(TelegramApi api, Drawing drawing, PlainText plainText) {
        this.api = api;
        this.drawing = drawing;
        this.plainText = plainText;
    }

    @Override
    public String name() {
        return "telegram";
    }

    @Override
    public Receipt send(Delivery part) {
        Receipt receipt = receipt(part);
        if (receipt instanceof Receipt.Retry retry) {
            return new Receipt.Retry(retry.after(), api.oneLine(retry.why()));
        }
        if (receipt instanceof Receipt.Rejected rejected) {
            return new Receipt.Rejected(api.oneLine(rejected.why()), rejected.unreachable());
        }
        return receipt;
    }

    /** The receipt, whose text may still be anything that came from outside. */
    private Receipt receipt(Delivery part) {
        TelegramAddress to;
        try {
            to = TelegramAddress.parse(part.recipient());
        } catch (NumberFormatException e) {
            return new Receipt.Rejected("no chat: " + part.recipient() + " (a topic is a number: check CHAT_ID)", true);
        }
        boolean silent = part.silent();
        try {
            return part.content() instanceof Part.Photo photo
                    ? sendPhoto(to, photo, silent)
                    : sendText(to, (Part.Text) part.content(), silent);
        } catch (ChannelException e) {
            return e.status() == TOO_LARGE
                    ? new Receipt.Rejected("too large for Telegram: HTTP " + TOO_LARGE)
                    : new Receipt.Retry(Duration.ZERO, e.getMessage());
        }
    }

    /** Sends the text as the caption of its chart; alone, if the chart cannot be drawn or the two are refused together. */
    private Receipt sendText(TelegramAddress to, Part.Text text, boolean silent) throws ChannelException {
        byte[] png = text.figure() == null ? null : drawn(text.figure());
        if (png != null) {
            MessageIdResponse answer = sendCaptioned(to, text.html(), png, silent);
            if (answer != null) {
                return TelegramVerdict.receipt(answer, to);
            }
        }
        return sendAlone(to, text.html(), silent);
    }

    /** The answer, or null where it is the form of this request that was refused: nothing was posted then. */
    private @Nullable MessageIdResponse sendCaptioned(TelegramAddress to, String html, byte[] png, boolean silent)
            throws ChannelException {
        try {
            SendPhoto request = photo(to, png).caption(html).parseMode(ParseMode.HTML);
            MessageIdResponse answer = post(to, request, silent);
            return TelegramVerdict.refusesForm(answer) ? null : answer;
        } catch (ChannelException e) {
            if (e.status() == TOO_LARGE) {
                return null;
            }
            throw e;
        }
    }

    private Receipt sendAlone(TelegramAddress to, String html, boolean silent) throws ChannelException {
        MessageIdResponse answer = post(to, text(to, html).parseMode(ParseMode.HTML), silent);
        if (TelegramVerdict.refusesMarkup(answer)) {
            answer = post(to, text(to, plainText.plain(html)), silent);
        }
        return TelegramVerdict.receipt(answer, to);
    }

    private Receipt sendPhoto(TelegramAddress to, Part.Photo photo, boolean silent) throws ChannelException {
        byte[] png;
        try {
            png = drawing.png(photo.figure());
        } catch (Throwable e) {
            // A machine without fonts throws Errors of several kinds here; none of them is worth a report.
            return new Receipt.Rejected("the chart could not be drawn: " + e);
        }
        String caption = photo.caption();
        // As code, in which Telegram makes no mentions, commands and links of what strangers are called.
        MessageEntity code = new MessageEntity(MessageEntity.Type.code, 0, caption.length());
        return TelegramVerdict.receipt(post(to, photo(to, png).caption(caption).captionEntities(code), silent), to);
    }

    /** The chart, or null where it cannot be drawn: the text matters more. */
    private byte @Nullable [] drawn(Figure figure) {
        try {
            return drawing.png(figure);
        } catch (Throwable e) {
            return null;
        }
    }

    private static SendMessage text(TelegramAddress to, String text) {
        return new SendMessage(to.chat(), text).linkPreviewOptions(new LinkPreviewOptions().isDisabled(true));
    }

    private static SendPhoto photo(TelegramAddress to, byte[] png) {
        return new SendPhoto(to.chat(), png).fileName("chart.png").contentType("image/png");
    }

    private MessageIdResponse post(TelegramAddress to, AbstractSendRequest<?> request, boolean silent)
            throws ChannelException {
        if (to.topic() != null) {
            request.setMessageThreadId(to.topic());
        }
        if (silent) {
            request.disableNotification(true);
        }
        return api.call(new Posting(request));
    }
}
