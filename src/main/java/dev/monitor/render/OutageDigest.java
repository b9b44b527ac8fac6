package dev.monitor.render;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** One message that stands for many that could not be delivered for a long time. */
public final class OutageDigest {
    /**
     * A message that it stands for.
     *
     * @param at when it was put into the outbox
     * @param subject its subject; what is in it may be untrusted
     * @param id its id
     */
    public record Entry(Instant at, String subject, String id) {}

    private OutageDigest() {}

    /**
     * The digest.
     *
     * @param id of the digest itself
     * @param from when the first of the messages was made
     * @param to the present
     * @param entries the most important first: where room is short, the last ones are only counted
     */
    public static PlainNotice of(String id, String host, Instant from, Instant to, List<Entry> entries, ZoneId zone) {
        Times times = new Times(zone);
        String what = Summary.counted(entries.size(), "message") + " could not be delivered between "
                + times.between(from, to, " and ");
        String begin = Phrase.EMPTY.quoted(host).text() + ", " + Summary.counted(entries.size(), "message") + " late";
        List<Bulletin.Item> items = new ArrayList<>();
        for (Entry entry : entries) {
            String at = times.since(entry.at(), to);
            String subject = subject(entry, host);
            Phrase line = Phrase.of(at + " ").whole(subject).plain(" · id " + Untrusted.printable(entry.id()));
            items.add(new Bulletin.Item(List.of(line), at + " " + subject));
        }
        Phrase headline =
                Phrase.EMPTY.sign("\uD83D\uDCEC").quoted(host).plain(": ").strong(what);
        return new PlainNotice(new Bulletin(
                id,
                times.minute(to),
                AlertSubject.line(host, "DIGEST: " + what),
                begin,
                headline,
                items,
                List.of(),
                null));
    }

    /** The subject, without the machine's name where that says nothing new. */
    private static String subject(Entry entry, String host) {
        String subject = Untrusted.printable(entry.subject());
        String begin = AlertSubject.begin(host);
        return subject.startsWith(begin) ? subject.substring(begin.length()) : subject;
    }
}
