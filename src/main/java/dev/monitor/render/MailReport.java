package dev.monitor.render;

import dev.monitor.model.Figure;
import dev.monitor.model.Part;
import dev.monitor.model.Report;
import java.time.ZoneId;
import java.util.List;

/** A report as an e-mail: the text of a terminal, and the page with its charts. */
public final class MailReport {
    private MailReport() {}

    /**
     * The report with the chart of its users.
     *
     * @param zone in which times are told
     * @param id of the message, shown at its end
     */
    public static Part.Letter letter(Report report, ZoneId zone, String id) {
        return letter(report, zone, id, List.of());
    }

    /** The same, and more charts after that of the users. */
    public static Part.Letter letter(Report report, ZoneId zone, String id, List<Figure> more) {
        List<Figure> figures = HtmlReport.figures(report, more);
        String text = TextReport.render(report, zone, PlainPage.WIDTH, false) + "\nid " + id + "\n";
        return new Part.Letter(text, HtmlReport.letter(report, zone, id, figures), figures);
    }
}
