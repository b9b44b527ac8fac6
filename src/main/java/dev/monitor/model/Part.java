package dev.monitor.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One request's worth of a message. */
public sealed interface Part {
    /**
     * A text.
     *
     * @param html in the channel's own markup; what came from the machine is escaped in it
     * @param figure a chart that goes with it; null for none. Where it cannot be drawn or is refused, the text goes alone
     */
    record Text(String html, @Nullable Figure figure) implements Part {
        /** A text without a chart. */
        public Text(String html) {
            this(html, null);
        }
    }

    /**
     * A chart.
     *
     * @param caption one line of plain text
     */
    record Photo(Figure figure, String caption) implements Part {}

    /**
     * An e-mail.
     *
     * @param text the whole of it as plain text
     * @param html the same as a page; {@code <img src="cid:figure1">} shows the first figure
     * @param figures its charts, shown in the page and attached as files
     */
    record Letter(String text, String html, List<Figure> figures) implements Part {
        public Letter {
            figures = List.copyOf(figures);
        }
    }
}
