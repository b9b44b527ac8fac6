package dev.monitor.render;

import dev.monitor.model.Figure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a short message says, before it takes the form of a channel.
 *
 * @param id of the message
 * @param made when it was made, as people write it: it may arrive late
 * @param subject one printable line for lists and logs, and of an e-mail
 * @param begin what the shortest form begins with: the machine, and what else must be known; printable
 * @param headline what it is all about
 * @param items what it says in detail, the most important first: where room is short, the last ones are only counted
 * @param blocks tables that go with it
 * @param figure a chart that goes with it; null for none
 */
record Bulletin(
        String id,
        String made,
        String subject,
        String begin,
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

    /** What stands at its end, by which a second copy can be told. */
    String footer() {
        return "id " + Untrusted.printable(id) + " · " + made;
    }

    Bulletin {
        items = List.copyOf(items);
        blocks = List.copyOf(blocks);
    }
}
