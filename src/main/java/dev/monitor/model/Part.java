package dev.monitor.model;

/** One request's worth of a message. */
public sealed interface Part {
    /**
     * A text.
     *
     * @param html in the channel's own markup; what came from the machine is escaped in it
     */
    record Text(String html) implements Part {}

    /**
     * A chart.
     *
     * @param caption one line of plain text
     */
    record Photo(Figure figure, String caption) implements Part {}
}
