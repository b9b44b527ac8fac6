package dev.monitor.render;

import dev.monitor.model.Figure;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.labels.CategoryItemLabelGenerator;
import org.jfree.chart.labels.ItemLabelAnchor;
import org.jfree.chart.labels.ItemLabelPosition;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.category.CategoryDataset;
import org.jfree.data.category.DefaultCategoryDataset;

/** Horizontal bars with their names before and their values behind them; these stand for the axis, which is not drawn. */
final class BarChart {
    private static final int FRAME = 86;
    private static final int TOP = 6;
    private static final int NOTE = 33;
    private static final int ROW = 48;
    /** Of a row, what is left empty between two bars. */
    private static final double GAP = 0.3;
    /** More would not be read, and a picture of more is refused for its height. */
    private static final int MOST = 40;

    private static final int NAME_ROOM = 300;
    /** Of the values' axis, for the text behind the longest bar. */
    private static final double VALUE_ROOM = 0.3;

    private final Look look;
    private final Font text;

    private BarChart(Look look) {
        this.look = look;
        this.text = look.text();
    }

    static BufferedImage draw(Figure.Bars figure, Look look) {
        return new BarChart(look).draw(figure);
    }

    private BufferedImage draw(Figure.Bars figure) {
        int all = figure.bars().size();
        List<Figure.Bar> bars = figure.bars().subList(0, Math.min(MOST, all));
        CategoryPlot plot = new CategoryPlot(dataset(bars), names(bars.size()), values(), renderer(figure.unit()));
        plot.setOrientation(PlotOrientation.HORIZONTAL);
        plot.setRangeGridlinesVisible(false);
        plot.setInsets(new RectangleInsets(TOP, 0, 0, 0));
        JFreeChart chart = look.chart(figure.title(), plot);
        if (bars.size() == all) {
            return look.image(chart, FRAME + ROW * all);
        }
        look.addNote(chart, "the largest " + bars.size() + " of " + all);
        return look.image(chart, FRAME + NOTE + ROW * bars.size());
    }

    private CategoryDataset dataset(List<Figure.Bar> bars) {
        DefaultCategoryDataset dataset = new DefaultCategoryDataset();
        for (int i = 0; i < bars.size(); i++) {
            Figure.Bar bar = bars.get(i);
            dataset.addValue(bar.value(), "", new Name(i, Look.drawable(bar.label(), text, NAME_ROOM)));
        }
        return dataset;
    }

    private CategoryAxis names(int bars) {
        CategoryAxis axis = new CategoryAxis();
        axis.setTickLabelFont(text);
        axis.setTickLabelPaint(look.theme().text());
        axis.setTickLabelInsets(RectangleInsets.ZERO_INSETS);
        axis.setCategoryLabelPositionOffset(12);
        axis.setAxisLineVisible(false);
        axis.setTickMarksVisible(false);
        axis.setMaximumCategoryLabelWidthRatio(1);
        // Half a gap over the first bar and under the last: every bar is as high, be it one or twenty.
        axis.setLowerMargin(GAP / bars / 2);
        axis.setUpperMargin(GAP / bars / 2);
        axis.setCategoryMargin(GAP * (bars - 1) / bars);
        return axis;
    }

    private ValueAxis values() {
        NumberAxis axis = new NumberAxis();
        // Not drawn, but measured.
        axis.setTickLabelFont(text);
        axis.setVisible(false);
        axis.setAutoRangeIncludesZero(true);
        axis.setLowerMargin(0);
        axis.setUpperMargin(VALUE_ROOM);
        return axis;
    }

    private BarRenderer renderer(String unit) {
        BarRenderer renderer = new BarRenderer();
        renderer.setBarPainter(new StandardBarPainter());
        renderer.setShadowVisible(false);
        renderer.setSeriesPaint(0, look.theme().series(0));
        renderer.setMinimumBarLength(2);
        renderer.setDefaultItemLabelGenerator(new Values(unit));
        renderer.setDefaultItemLabelFont(text);
        renderer.setDefaultItemLabelPaint(look.theme().text());
        renderer.setDefaultItemLabelsVisible(true);
        renderer.setDefaultPositiveItemLabelPosition(
                new ItemLabelPosition(ItemLabelAnchor.OUTSIDE3, TextAnchor.CENTER_LEFT));
        renderer.setItemLabelInsets(new RectangleInsets(8, 8, 8, 8));
        return renderer;
    }

    /** A name in its place: two users whose names are cut alike still have a bar each. */
    private record Name(int place, String text) implements Comparable<Name> {
        @Override
        public int compareTo(Name other) {
            return Integer.compare(place, other.place);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** What is written behind a bar: times as everywhere in a report, other values with their unit. */
    private record Values(String unit) implements CategoryItemLabelGenerator {
        @Override
        public String generateLabel(CategoryDataset dataset, int row, int column) {
            double value = dataset.getValue(row, column).doubleValue();
            TimeUnit time = TimeUnit.titled(unit);
            return time == null ? Quantities.decimal(value) + " " + unit : Quantities.cpu(time.time(value));
        }

        @Override
        public String generateRowLabel(CategoryDataset dataset, int row) {
            return unit;
        }

        @Override
        public String generateColumnLabel(CategoryDataset dataset, int column) {
            return dataset.getColumnKey(column).toString();
        }
    }
}
