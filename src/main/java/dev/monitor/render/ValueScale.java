package dev.monitor.render;

import java.util.ArrayList;
import java.util.List;

/**
 * The range of an axis of values with its marks: percent from 0 to 100 where they fit, other values from 0, or tight where
 * they hardly change.
 *
 * @param from the lower end of the axis
 * @param to its upper end, above all values
 * @param step the distance of two marks, of which one is at 0
 */
record ValueScale(double from, double to, double step, String unit) {
    private static final int MOST_STEPS = 5;
    private static final double[] DECIMAL = {1, 2, 5, 10};
    private static final double[] BINARY = {1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024};
    /** Of the largest value: a change below it would not be seen on an axis from 0. */
    private static final double HARDLY = 0.1;

    /** The scale for values from the lowest to the highest, which are finite. */
    static ValueScale of(double lowest, double highest, String unit) {
        if (unit.equals(Unit.PERCENT.title()) && lowest >= 0 && highest <= 100) {
            return new ValueScale(0, 100, 20, unit);
        }
        boolean tight = highest > lowest && (highest - lowest) < HARDLY * Math.max(Math.abs(highest), Math.abs(lowest));
        double low = tight ? lowest : Math.min(0, lowest);
        double high = tight ? highest : Math.max(0, highest);
        if (high == low) {
            high = low + 1;
        }
        double step = step((high - low) / MOST_STEPS, unit);
        double from = Math.floor(low / step) * step;
        double to = Math.ceil(high / step) * step;
        return new ValueScale(from, to == high && high != 0 ? to + step : to, step, unit);
    }

    /** The next larger round number; a power of two where bytes are counted. */
    private static double step(double least, String unit) {
        boolean binary = unit.equals(Unit.BYTES.title());
        double base = binary ? 1024 : 10;
        double power = Math.pow(base, Math.floor(Math.log(least) / Math.log(base)));
        for (double factor : binary ? BINARY : DECIMAL) {
            if (factor * power >= least * 0.999) {
                return factor * power;
            }
        }
        return base * power;
    }

    /** The marks from the lower end to the upper one. */
    List<Tick> ticks() {
        List<Tick> ticks = new ArrayList<>();
        for (long place = Math.round(from / step); place * step <= to + step / 2; place++) {
            ticks.add(new Tick(place * step, text(place * step)));
        }
        return ticks;
    }

    /** A value as it is written beside the axis. */
    String text(double value) {
        Unit known = Unit.titled(unit);
        if (known == Unit.NUMBER || known == null) {
            return compact(value) + (known == null ? " " + unit : "");
        }
        return known.text(value);
    }

    private static String compact(double value) {
        double size = Math.abs(value);
        if (size >= 1e9) {
            return Quantities.number(value / 1e9, 2) + " G";
        }
        return size >= 1e6 ? Quantities.number(value / 1e6, 2) + " M" : Quantities.number(value, size < 0.1 ? 6 : 2);
    }
}
