package dev.monitor.render;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.io.Serial;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/** An axis whose marks are given rather than chosen by the library, which knows neither local time nor bytes. */
final class TickAxis extends NumberAxis {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<Tick> marks;

    TickAxis(double from, double to, List<Tick> marks) {
        this.marks = marks;
        setAutoRange(false);
        setRange(from, to);
    }

    @Override
    public List<NumberTick> refreshTicks(
            Graphics2D graphics, AxisState state, Rectangle2D dataArea, RectangleEdge edge) {
        TextAnchor anchor = anchor(edge);
        return marks.stream()
                .map(mark -> new NumberTick(mark.value(), mark.label(), anchor, anchor, 0))
                .toList();
    }

    private static TextAnchor anchor(RectangleEdge edge) {
        if (RectangleEdge.LEFT.equals(edge)) {
            return TextAnchor.CENTER_RIGHT;
        }
        return RectangleEdge.RIGHT.equals(edge) ? TextAnchor.CENTER_LEFT : TextAnchor.TOP_CENTER;
    }
}
