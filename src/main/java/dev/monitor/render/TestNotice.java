package dev.monitor.render;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** Says that messages arrive. */
public final class TestNotice {
    private TestNotice() {}

    /** The notice; {@code id} is that of the message. */
    public static PlainNotice of(String id, String host, Instant now, ZoneId zone) {
        Phrase machine = Phrase.EMPTY.quoted(host);
        String words = "monitor can write here";
        Bulletin.Item item = new Bulletin.Item(List.of(Phrase.of("This is a test.")), words);
        return new PlainNotice(new Bulletin(
                id,
                new Times(zone).minute(now),
                AlertSubject.line(host, "test message"),
                machine.text(),
                Phrase.EMPTY.then(machine).plain(": ").strong(words),
                List.of(item),
                List.of(),
                null));
    }
}
