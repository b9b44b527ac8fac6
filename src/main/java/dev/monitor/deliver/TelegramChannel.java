package dev.monitor.deliver;

import com.pengrad.telegrambot.model.LinkPreviewOptions;
import com.pengrad.telegrambot.model.request.ParseMode;
import com.pengrad.telegrambot.request.AbstractSendRequest;
import com.pengrad.telegrambot.request.SendMessage;
import com.pengrad.telegrambot.request.SendPhoto;
import com.pengrad.telegrambot.response.MessageIdResponse;
import dev.monitor.model.Delivery;
import dev.monitor.model.Part;
import dev.monitor.model.Receipt;
import java.time.Duration;

/** Telegram, by a bot: texts in its HTML, charts as photos, to chats, channels and topics of groups. */
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
        try {
            return part.content() instanceof Part.Photo photo
                    ? sendPhoto(to, photo)
                    : sendText(to, ((Part.Text) part.content()).html());
        } catch (ChannelException e) {
            return e.status() == TOO_LARGE
                    ? new Receipt.Rejected("too large for Telegram: HTTP " + TOO_LARGE)
                    : new Receipt.Retry(Duration.ZERO, e.getMessage());
        }
    }

    private Receipt sendText(TelegramAddress to, String html) throws ChannelException {
        MessageIdResponse answer = post(to, text(to, html).parseMode(ParseMode.HTML));
        if (TelegramVerdict.refusesMarkup(answer)) {
            answer = post(to, text(to, plainText.plain(html)));
        }
        return TelegramVerdict.receipt(answer, to);
    }

    private static SendMessage text(TelegramAddress to, String text) {
        return new SendMessage(to.chat(), text).linkPreviewOptions(new LinkPreviewOptions().isDisabled(true));
    }

    private Receipt sendPhoto(TelegramAddress to, Part.Photo photo) throws ChannelException {
        byte[] png;
        try {
            png = drawing.png(photo.figure());
        } catch (Throwable e) {
            // A machine without fonts throws Errors of several kinds here; none of them is worth a report.
            return new Receipt.Rejected("the chart could not be drawn: " + e);
        }
        SendPhoto request = new SendPhoto(to.chat(), png)
                .fileName("chart.png")
                .contentType("image/png")
                .caption(photo.caption());
        return TelegramVerdict.receipt(post(to, request), to);
    }

    private MessageIdResponse post(TelegramAddress to, AbstractSendRequest<?> request) throws ChannelException {
        if (to.topic() != null) {
            request.setMessageThreadId(to.topic());
        }
        return api.call(new Posting(request));
    }
}
