package dev.monitor.render;

import dev.monitor.model.Figure;
import java.awt.Color;
import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.image.BufferedImage;
import java.util.List;
import org.jfree.chart.ChartRenderingInfo;
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
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.category.CategoryDataset;
import org.jfree.data.category.DefaultCategoryDataset;

/** Horizontal bars with their names before and their values behind them; these stand for the axis, which is not drawn. */
final class BarChart {
    private static final int WIDTH = 1000;
    private static final int FRAME = 86;
    private static final int ROW = 48;
    /** Of a row, what is left empty between two bars. */
    private static final double GAP = 0.3;

    private static final float TITLE_SIZE = 30;
    private static final float TEXT_SIZE = 25;
    private static final int TITLE_ROOM = WIDTH - 80;
    private static final int NAME_ROOM = 300;
    /** Of the values' axis, for the text behind the longest bar. */
    private static final double VALUE_ROOM = 0.3;

    private static final Color BAR = new Color(0x2F6DB5);
    private static final Color TEXT = new Color(0x222222);

    private BarChart() {}

    static BufferedImage draw(Figure.Bars figure, Typeface typeface) {
        Font text = typeface.sized(TEXT_SIZE);
        CategoryPlot plot = new CategoryPlot(
                dataset(figure.bars(), text),
                names(figure.bars().size(), text),
                values(text),
                renderer(figure.unit(), text));
        plot.setOrientation(PlotOrientation.HORIZONTAL);
        plot.setBackgroundPaint(Color.WHITE);
        plot.setOutlineVisible(false);
        plot.setRangeGridlinesVisible(false);
        plot.setInsets(RectangleInsets.ZERO_INSETS);
        JFreeChart chart = new JFreeChart(null, text, plot, false);
        chart.setTitle(title(figure.title(), typeface.sized(TITLE_SIZE)));
        chart.setBackgroundPaint(Color.WHITE);
        chart.setPadding(new RectangleInsets(16, 24, 16, 16));
        return chart.createBufferedImage(
                WIDTH, FRAME + ROW * figure.bars().size(), BufferedImage.TYPE_INT_RGB, new ChartRenderingInfo(null));
    }

    private static CategoryDataset dataset(List<Figure.Bar> bars, Font font) {
        DefaultCategoryDataset dataset = new DefaultCategoryDataset();
        for (int i = 0; i < bars.size(); i++) {
            Figure.Bar bar = bars.get(i);
            dataset.addValue(bar.value(), "", new Name(i, drawable(bar.label(), font, NAME_ROOM)));
        }
        return dataset;
    }

    private static CategoryAxis names(int bars, Font font) {
        CategoryAxis axis = new CategoryAxis();
        axis.setTickLabelFont(font);
        axis.setTickLabelPaint(TEXT);
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

    private static ValueAxis values(Font font) {
        NumberAxis axis = new NumberAxis();
        // Not drawn, but measured.
        axis.setTickLabelFont(font);
        axis.setVisible(false);
        axis.setAutoRangeIncludesZero(true);
        axis.setLowerMargin(0);
        axis.setUpperMargin(VALUE_ROOM);
        return axis;
    }

    private static BarRenderer renderer(String unit, Font font) {
        BarRenderer renderer = new BarRenderer();
        renderer.setBarPainter(new StandardBarPainter());
        renderer.setShadowVisible(false);
        renderer.setSeriesPaint(0, BAR);
        renderer.setMinimumBarLength(2);
        renderer.setDefaultItemLabelGenerator(new Values(unit));
        renderer.setDefaultItemLabelFont(font);
        renderer.setDefaultItemLabelPaint(TEXT);
        renderer.setDefaultItemLabelsVisible(true);
        renderer.setDefaultPositiveItemLabelPosition(
                new ItemLabelPosition(ItemLabelAnchor.OUTSIDE3, TextAnchor.CENTER_LEFT));
        renderer.setItemLabelInsets(new RectangleInsets(8, 8, 8, 8));
        return renderer;
    }

    private static TextTitle title(String text, Font font) {
        TextTitle title = new TextTitle(drawable(text, font, TITLE_ROOM), font);
        title.setPaint(TEXT);
        title.setTextAlignment(HorizontalAlignment.LEFT);
        title.setHorizontalAlignment(HorizontalAlignment.LEFT);
        title.setPadding(0, 0, 14, 0);
        return title;
    }

    /** The text with question marks for what the font lacks, cut to a number of pixels. */
    private static String drawable(String untrusted, Font font, int room) {
        String text = Untrusted.printable(untrusted)
                .codePoints()
                .map(codePoint -> font.canDisplay(codePoint) ? codePoint : '?')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        FontRenderContext context = new FontRenderContext(null, true, true);
        String cut = text;
        for (int columns = Math.min(Columns.width(text), room) - 1;
                columns > 1 && font.getStringBounds(cut, context).getWidth() > room;
                columns--) {
            cut = Columns.cut(text, columns);
        }
        return cut;
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
