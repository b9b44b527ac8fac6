package dev.monitor.render;

import java.util.List;

/** Says that messages arrive. */
public final class TestNotice {
    private TestNotice() {}

    /** The notice; {@code id} is that of the message. */
    public static PlainNotice of(String id, String host) {
        Phrase headline = Phrase.EMPTY.quoted(host).plain(": ").strong("monitor can write here");
        String brief = "monitor can write here";
        Bulletin.Item item =
                new Bulletin.Item(List.of(Phrase.of("This is the test message of doctor --send-test.")), brief);
        return new PlainNotice(new Bulletin(
                id, AlertSubject.line(host, "test message"), host, headline, List.of(item), List.of(), null));
    }
}
