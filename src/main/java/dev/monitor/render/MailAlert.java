package dev.monitor.render;

import dev.monitor.model.Figure;
import dev.monitor.model.Notice;
import dev.monitor.model.Part;
import java.time.ZoneId;
import java.util.List;

/** Alerts, log-ons and log-offs as an e-mail; {@link AlertSubject} is its subject. */
public final class MailAlert {
    private static final int MOST_ITEMS = 200;

    private MailAlert() {}

    /**
     * The notice as plain text of 72 columns and as a page that shows its chart.
     *
     * @param zone in which times are told
     */
    public static Part.Letter letter(Notice notice, ZoneId zone) {
        return letter(AlertBulletin.of(notice, zone));
    }

    static Part.Letter letter(Bulletin bulletin) {
        List<Figure> figures = bulletin.figure() == null ? List.of() : List.of(bulletin.figure());
        return new Part.Letter(text(bulletin), html(bulletin), figures);
    }

    private static String text(Bulletin bulletin) {
        PlainPage page = new PlainPage();
        page.paragraph(bulletin.headline().text());
        for (Bulletin.Item item : first(bulletin.items())) {
            page.item(item.lines().stream().map(Phrase::text).toList());
        }
        more(bulletin).lines().forEach(page::paragraph);
        for (Bulletin.Block block : bulletin.blocks()) {
            page.gap();
            page.paragraph(block.title());
            page.table(block.table());
        }
        page.gap();
        page.paragraph(bulletin.footer());
        return page.text();
    }

    private static String html(Bulletin bulletin) {
        HtmlPage page = new HtmlPage(bulletin.subject());
        page.heading(bulletin.headline());
        for (Bulletin.Item item : first(bulletin.items())) {
            page.lines(item.lines());
        }
        more(bulletin).lines().forEach(line -> page.lines(List.of(Phrase.of(line))));
        if (bulletin.figure() != null) {
            page.image("cid:figure1", bulletin.figure().title());
        }
        for (Bulletin.Block block : bulletin.blocks()) {
            page.section(block.title());
            page.table(block.table());
        }
        page.note(bulletin.footer());
        return page.html();
    }

    private static List<Bulletin.Item> first(List<Bulletin.Item> items) {
        return items.subList(0, Math.min(MOST_ITEMS, items.size()));
    }

    /** How many items are left out; empty if none is. */
    private static String more(Bulletin bulletin) {
        int hidden = bulletin.items().size() - MOST_ITEMS;
        return hidden > 0 ? "and " + hidden + " more" : "";
    }
}
