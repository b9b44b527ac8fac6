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
    private static final int TITLE_GAP = 8;
    private static final int NOTE_GAP = 10;
    private static final int NARROWEST = 4;
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
        left(note, NOTE_GAP);
        chart.addSubtitle(note);
    }

    BufferedImage image(JFreeChart chart, int height) {
        return chart.createBufferedImage(WIDTH, height, BufferedImage.TYPE_INT_RGB, new ChartRenderingInfo(null));
    }

    /** The text with question marks for what the font lacks, cut to a number of pixels. */
    static String drawable(String untrusted, Font font, int room) {
        // No font has letters so narrow that more columns would fit.
        String text = Columns.cut(Untrusted.name(untrusted), room / NARROWEST)
                .codePoints()
                .map(codePoint -> font.canDisplay(codePoint) ? codePoint : '?')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        if (width(text, font) <= room) {
            return text;
        }
        int fits = 1;
        int tooWide = Columns.width(text);
        while (tooWide - fits > 1) {
            int middle = (fits + tooWide) / 2;
            if (width(Columns.cut(text, middle), font) <= room) {
                fits = middle;
            } else {
                tooWide = middle;
            }
        }
        return Columns.cut(text, fits);
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
        left(title, TITLE_GAP);
        return title;
    }

    private static void left(TextTitle title, int below) {
        title.setTextAlignment(HorizontalAlignment.LEFT);
        title.setHorizontalAlignment(HorizontalAlignment.LEFT);
        title.setPadding(0, 0, below, 0);
    }
}
