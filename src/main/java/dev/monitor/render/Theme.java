package dev.monitor.render;

import java.awt.Color;

/** The colours of a chart. The light one is opaque, and reads on a dark background too. */
public enum Theme {
    LIGHT(0xFFFFFF, 0x222222, 0x666B73, 0xE1E4E8, 0xC62828) {
        @Override
        int[] series() {
            return new int[] {0x2F6DB5, 0xE08A1E, 0x2E9E6B, 0x8E5BB5, 0x14A3B8, 0xC2558F, 0x8A6D3B, 0x6B7280};
        }
    },
    DARK(0x17191C, 0xE8EAED, 0x9AA0A8, 0x33383E, 0xFF6B6B) {
        @Override
        int[] series() {
            return new int[] {0x6EA8E8, 0xF2B05E, 0x62C99A, 0xBE96DE, 0x5CCFE0, 0xE68FBC, 0xC9A870, 0xA8B0BA};
        }
    };

    // Numbers: a class of AWT must not be loaded before Charts has said that there is no display.
    private final int background;
    private final int text;
    private final int faint;
    private final int grid;
    private final int threshold;

    Theme(int background, int text, int faint, int grid, int threshold) {
        this.background = background;
        this.text = text;
        this.faint = faint;
        this.grid = grid;
        this.threshold = threshold;
    }

    /** The colours as a style sheet's custom properties, for whichever scheme a browser prefers. */
    public static String stylesheet() {
        return ":root {\n" + LIGHT.properties() + "}\n\n@media (prefers-color-scheme: dark) {\n:root {\n"
                + DARK.properties() + "}\n}\n";
    }

    private String properties() {
        StringBuilder css = new StringBuilder();
        property(css, "background", background);
        property(css, "text", text);
        property(css, "faint", faint);
        property(css, "grid", grid);
        property(css, "bad", threshold);
        int[] series = series();
        for (int place = 0; place < series.length; place++) {
            property(css, "series-" + (place + 1), series[place]);
        }
        return css.toString();
    }

    private static void property(StringBuilder css, String name, int colour) {
        css.append("  --").append(name).append(": #");
        css.append(Integer.toHexString(0x1000000 | colour), 1, 7).append(";\n");
    }

    Color background() {
        return new Color(background);
    }

    Color text() {
        return new Color(text);
    }

    /** Of side notes. */
    Color faint() {
        return new Color(faint);
    }

    Color grid() {
        return new Color(grid);
    }

    Color threshold() {
        return new Color(threshold);
    }

    /** The colour of a series by its place, from 0. */
    Color series(int place) {
        return new Color(series()[place]);
    }

    /** How many series have a colour of their own. */
    int most() {
        return series().length;
    }

    abstract int[] series();
}
