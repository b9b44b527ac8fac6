package dev.monitor.model;

import java.util.List;

/** What a chart shows. It is kept with a message; the chart itself is drawn when the message is sent. */
public sealed interface Figure {
    /** A short title over the chart. */
    String title();

    /**
     * One horizontal bar each, largest first.
     *
     * @param unit the unit of the values, for the axis
     */
    record Bars(String title, String unit, List<Bar> bars) implements Figure {
        public Bars {
            bars = List.copyOf(bars);
        }
    }

    /** One bar; its label is untrusted. */
    record Bar(String label, double value) {}
}
