package dev.monitor.render;

import dev.monitor.model.Figure;
import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.block.GridArrangement;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;

/** Which line is whose: under the chart, in columns, two or four a row as the names are long. */
final class Legend {
    private static final int SIGN = 18;
    private static final int ROOM = Look.WIDTH - 60;
    private static final int SPACE = 60;

    private final List<Figure.Line> lines;
    private final Look look;
    private final Font font;
    private final int columns;

    Legend(List<Figure.Line> lines, Look look) {
        this.lines = lines;
        this.look = look;
        this.font = look.note();
        this.columns = Math.min(lines.size(), isShort() ? 4 : 2);
    }

    private boolean isShort() {
        return lines.stream()
                .allMatch(line -> Look.width(Look.drawable(line.label(), font, ROOM), font) <= ROOM / 4.0 - SPACE);
    }

    int rows() {
        return (lines.size() + columns - 1) / columns;
    }

    LegendTitle title() {
        LegendItemCollection items = new LegendItemCollection();
        for (int i = 0; i < lines.size(); i++) {
            String label = Look.drawable(lines.get(i).label(), font, ROOM / columns - SPACE);
            items.add(new LegendItem(
                    label,
                    null,
                    null,
                    null,
                    new Rectangle2D.Double(0, 0, SIGN, SIGN),
                    look.theme().series(i)));
        }
        LegendTitle legend = new LegendTitle(
                () -> items, new GridArrangement(rows(), columns), new GridArrangement(rows(), columns));
        legend.setItemFont(font);
        legend.setItemPaint(look.theme().text());
        legend.setItemLabelPadding(new RectangleInsets(2, 6, 2, 24));
        legend.setHorizontalAlignment(HorizontalAlignment.LEFT);
        legend.setPosition(RectangleEdge.BOTTOM);
        legend.setPadding(new RectangleInsets(4, 0, 0, 0));
        return legend;
    }
}
