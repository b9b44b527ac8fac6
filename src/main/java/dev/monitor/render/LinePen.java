package dev.monitor.render;

import java.awt.BasicStroke;
import java.awt.geom.Ellipse2D;
import java.io.Serial;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYDataset;

/** Draws a line through values that follow each other, and a dot where a value stands alone, which would be invisible. */
final class LinePen extends XYLineAndShapeRenderer {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final double DOT = 6;

    LinePen(Look look, float width) {
        super(true, true);
        setDrawSeriesLineAsPath(true);
        setAutoPopulateSeriesStroke(false);
        setAutoPopulateSeriesShape(false);
        setDefaultStroke(new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        setDefaultShape(new Ellipse2D.Double(-DOT, -DOT, 2 * DOT, 2 * DOT));
        for (int i = 0; i < look.theme().most(); i++) {
            setSeriesPaint(i, look.theme().series(i));
        }
    }

    @Override
    public boolean getItemShapeVisible(int series, int item) {
        return isGap(series, item - 1) && isGap(series, item + 1);
    }

    private boolean isGap(int series, int item) {
        XYDataset data = getPlot().getDataset();
        return item < 0 || item >= data.getItemCount(series) || Double.isNaN(data.getYValue(series, item));
    }
}
