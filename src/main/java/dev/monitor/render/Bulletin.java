package dev.monitor.render;

import dev.monitor.model.Figure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a short message says, before it takes the form of a channel.
 *
 * @param id of the message
 * @param subject one printable line for lists and logs, and of an e-mail
 * @param host the machine; untrusted
 * @param headline what it is all about
 * @param items what it says in detail, the most important first: where room is short, the last ones are only counted
 * @param blocks tables that go with it
 * @param figure a chart that goes with it; null for none
 */
record Bulletin(
        String id,
        String subject,
        String host,
        Phrase headline,
        List<Item> items,
        List<Block> blocks,
        Figure.@Nullable Lines figure) {
    /**
     * One thing to say.
     *
     * @param lines one below the other; none where the headline says it all
     * @param brief the whole of it in a few printable words
     */
    record Item(List<Phrase> lines, String brief) {
        Item {
            lines = List.copyOf(lines);
        }
    }

    /** A table with its title. */
    record Block(String title, Table table) {}

    Bulletin {
        items = List.copyOf(items);
        blocks = List.copyOf(blocks);
    }
}
