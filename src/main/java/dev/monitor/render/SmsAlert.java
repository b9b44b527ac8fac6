package dev.monitor.render;

import dev.monitor.model.Notice;
import java.time.ZoneId;
import java.util.List;

/** Alerts, log-ons and log-offs in at most 300 characters of plain text: two segments of an SMS. */
public final class SmsAlert {
    private SmsAlert() {}

    /**
     * The notice, most severe first, with the number of what is left out and the first half of the message's id.
     *
     * @param zone in which times are told
     */
    public static String text(Notice notice, ZoneId zone) {
        return text(AlertBulletin.of(notice, zone));
    }

    static String text(Bulletin bulletin) {
        List<String> briefs =
                bulletin.items().stream().map(Bulletin.Item::brief).toList();
        return SmsText.of(bulletin.begin() + ": ", briefs, bulletin.id());
    }
}
