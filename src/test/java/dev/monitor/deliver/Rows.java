package dev.monitor.deliver;

import dev.monitor.config.ChannelSettings;
import dev.monitor.config.ProxySettings;
import dev.monitor.config.TelegramSettings;
import dev.monitor.model.Delivery;
import dev.monitor.model.Figure;
import dev.monitor.model.Message;
import dev.monitor.model.Part;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of an outbox, for tests. */
final class Rows {
    static final Figure FIGURE = new Figure.Bars("CPU", "s", List.of(new Figure.Bar("alice", 12)));
    static final Drawing DRAWING =
            figure -> new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, '-', '-'};
    static final PlainText PLAIN = html -> html.replace("<b>", "").replace("</b>", "");

    private Rows() {}

    /** Settings of Telegram alone. */
    static ChannelSettings channels(TelegramSettings telegram, @Nullable ProxySettings proxy) {
        List<String> names = List.of("telegram");
        return new ChannelSettings(telegram, null, null, proxy, names, names, names, false);
    }

    static Part text(String html) {
        return new Part.Text(html);
    }

    static Part photo() {
        return new Part.Photo(FIGURE, "CPU by user");
    }

    /** A message that is its only part. */
    static Delivery row(String chat, Part content) {
        return message(1, chat, content).get(0);
    }

    /** The same without a sound. */
    static Delivery silent(Delivery row) {
        return new Delivery(
                row.id(),
                row.message(),
                row.kind(),
                row.channel(),
                row.subject(),
                row.thread(),
                true,
                row.recipient(),
                row.part(),
                row.of(),
                row.content(),
                row.attempts(),
                row.created());
    }

    /** All parts of a message to a chat; a lower number is an older message. */
    static List<Delivery> message(int number, String chat, Part... parts) {
        List<Delivery> rows = new ArrayList<>();
        for (Part content : parts) {
            int part = rows.size() + 1;
            rows.add(new Delivery(
                    number * 100L + part,
                    "message-" + number,
                    Message.Kind.REPORT,
                    "telegram",
                    "CPU report",
                    null,
                    false,
                    chat,
                    part,
                    parts.length,
                    content,
                    0,
                    Instant.ofEpochSecond(1_700_000_000L + number)));
        }
        return rows;
    }
}
