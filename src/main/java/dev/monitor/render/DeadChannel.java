package dev.monitor.render;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** Tells through one channel that another one, or one recipient of it, cannot be reached. */
public final class DeadChannel {
    private DeadChannel() {}

    /**
     * The notice.
     *
     * @param id of the message
     * @param recipient the channel, and the recipient where it is only one, as in {@code telegram -100123}
     * @param since when the first request failed
     * @param now the present
     * @param why what was said last: one line without a secret; may be untrusted
     */
    public static PlainNotice of(
            String id, String host, String recipient, Instant since, Instant now, String why, ZoneId zone) {
        Times times = new Times(zone);
        String begin = times.since(since, now);
        Phrase machine = Phrase.EMPTY.quoted(host);
        Phrase who = Phrase.EMPTY.quoted(recipient);
        Phrase headline = Phrase.EMPTY
                .sign("\u26A0\uFE0F")
                .then(machine)
                .plain(": ")
                .then(who)
                .plain(" ")
                .strong("cannot be reached")
                .plain(" since " + begin);
        Phrase reason = Phrase.EMPTY.whole(why);
        String brief = who.text() + " cannot be reached since " + begin + ": " + reason.text();
        String subject = AlertSubject.line(host, "UNREACHABLE: " + who.text() + ": " + reason.text());
        Bulletin.Item item = new Bulletin.Item(List.of(reason), brief);
        return new PlainNotice(
                new Bulletin(id, times.minute(now), subject, machine.text(), headline, List.of(item), List.of(), null));
    }
}
