package dev.monitor.render;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.image.BufferedImage;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleInsets;

/** What all charts have in common: their width, typeface, sizes and colours, in pixels. Made to be read on a phone. */
record Look(Typeface typeface, Theme theme) {
    static final int WIDTH = 1000;

    private static final float TITLE_SIZE = 30;
    private static final float TEXT_SIZE = 25;
    private static final float NOTE_SIZE = 21;
    private static final int TITLE_ROOM = WIDTH - 80;
    private static final RectangleInsets PADDING = new RectangleInsets(16, 24, 16, 16);

    /** The font of names, values and axes. */
    Font text() {
        return typeface.sized(TEXT_SIZE);
    }

    /** The font of side notes. */
    Font note() {
        return typeface.sized(NOTE_SIZE);
    }

    /** A chart of that plot under its title. */
    JFreeChart chart(String title, Plot plot) {
        plot.setBackgroundPaint(theme.background());
        plot.setOutlineVisible(false);
        plot.setInsets(RectangleInsets.ZERO_INSETS);
        JFreeChart chart = new JFreeChart(null, text(), plot, false);
        chart.setTitle(title(title));
        chart.setBackgroundPaint(theme.background());
        chart.setPadding(PADDING);
        return chart;
    }

    /** Adds a side note under the title and under the notes before it. */
    void addNote(JFreeChart chart, String text) {
        Font font = note();
        TextTitle note = new TextTitle(drawable(text, font, TITLE_ROOM), font);
        note.setPaint(theme.faint());
        left(note);
        chart.addSubtitle(note);
    }

    BufferedImage image(JFreeChart chart, int height) {
        return chart.createBufferedImage(WIDTH, height, BufferedImage.TYPE_INT_RGB, new ChartRenderingInfo(null));
    }

    /** The text with question marks for what the font lacks, cut to a number of pixels. */
    static String drawable(String untrusted, Font font, int room) {
        String text = Untrusted.printable(untrusted)
                .codePoints()
                .map(codePoint -> font.canDisplay(codePoint) ? codePoint : '?')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        String cut = text;
        for (int columns = Math.min(Columns.width(text), room) - 1; columns > 1 && width(cut, font) > room; columns--) {
            cut = Columns.cut(text, columns);
        }
        return cut;
    }

    /** How wide a text is drawn. */
    static double width(String text, Font font) {
        return font.getStringBounds(text, new FontRenderContext(null, true, true))
                .getWidth();
    }

    private TextTitle title(String text) {
        Font font = typeface.sized(TITLE_SIZE);
        TextTitle title = new TextTitle(drawable(text, font, TITLE_ROOM), font);
        title.setPaint(theme.text());
        left(title);
        return title;
    }

    private static void left(TextTitle title) {
        title.setTextAlignment(HorizontalAlignment.LEFT);
        title.setHorizontalAlignment(HorizontalAlignment.LEFT);
        title.setPadding(0, 0, 6, 0);
    }
}
