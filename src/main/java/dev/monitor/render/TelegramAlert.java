package dev.monitor.render;

import dev.monitor.model.Figure;
import dev.monitor.model.Notice;
import dev.monitor.model.Part;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * Alerts, log-ons and log-offs for Telegram, in the subset of HTML that the Bot API takes: one text with its chart, or one
 * text and the chart after it where the text is too long for a caption.
 */
public final class TelegramAlert {
    private static final int WIDTH = 40;
    private static final int MOST = 4000;
    /** What the Bot API takes as the caption of a photo, counted without the markup. */
    private static final int MOST_OF_CAPTION = 1024;

    private TelegramAlert() {}

    /**
     * The notice as a text below 4096 characters, and perhaps a photo.
     *
     * @param zone in which times are told
     */
    public static List<Part> parts(Notice notice, ZoneId zone) {
        return parts(AlertBulletin.of(notice, zone));
    }

    static List<Part> parts(Bulletin bulletin) {
        String html = html(bulletin);
        Figure figure = bulletin.figure();
        if (figure == null || TelegramText.plain(html).length() <= MOST_OF_CAPTION) {
            return List.of(new Part.Text(html, figure));
        }
        return List.of(new Part.Text(html), new Part.Photo(figure, bulletin.subject()));
    }

    private static String html(Bulletin bulletin) {
        String headline = bulletin.headline().html();
        StringBuilder end = new StringBuilder();
        for (Bulletin.Block block : bulletin.blocks()) {
            String table = Untrusted.html(String.join("\n", block.table().lines(WIDTH)));
            end.append("\n\n<b>").append(Untrusted.html(block.title())).append("</b>\n<pre>");
            end.append(table).append("</pre>");
        }
        end.append("\n\n<code>").append(Untrusted.html(bulletin.footer())).append("</code>");
        int room = MOST - headline.length() - end.length();
        return headline + items(bulletin.items(), room) + end;
    }

    /** As many items as there is room for, each on lines of its own, and how many more there are. */
    private static String items(List<Bulletin.Item> items, int room) {
        List<String> shown = new ArrayList<>();
        int used = 0;
        for (Bulletin.Item item : items) {
            String lines = item.lines().stream().map(line -> "\n" + line.html()).reduce("", String::concat);
            if (used + lines.length() > room) {
                break;
            }
            used += lines.length();
            shown.add(lines);
        }
        int hidden = items.size() - shown.size();
        return String.join("", shown) + (hidden == 0 ? "" : "\nand " + hidden + " more");
    }
}
