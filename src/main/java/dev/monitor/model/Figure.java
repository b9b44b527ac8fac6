package dev.monitor.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

    /**
     * Values over time.
     *
     * @param unit the unit of the values, like {@code %}; empty for a plain number
     * @param from the left end of the time axis
     * @param to its right end
     * @param step the usual distance of two points: where they are further apart than 2.5 times this, a gap is shown
     * @param threshold a line across the chart, and its value; null for none
     */
    record Lines(
            String title,
            String unit,
            Instant from,
            Instant to,
            Duration step,
            List<Line> lines,
            @Nullable Double threshold)
            implements Figure {
        public Lines {
            lines = List.copyOf(lines);
        }
    }

    /** One line; its label is untrusted. The points are in the order of time. */
    record Line(String label, List<Point> points) {
        public Line {
            points = List.copyOf(points);
        }
    }

    /** A value at a time. */
    record Point(Instant at, double value) {}
}
