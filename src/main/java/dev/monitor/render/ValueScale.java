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
    private static final double[] CLOCK = {
        1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 10_800, 21_600, 43_200, 86_400, 172_800,
        432_000, 864_000, 1_728_000, 4_320_000, 8_640_000
    };
    /** What is lost in calculating is no reason for a larger step. */
    private static final double ALMOST = 0.999;
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
        double step = step((high > low ? high - low : 1) / MOST_STEPS, unit);
        double from = Math.floor(low / step) * step;
        double to = Math.ceil(high / step) * step;
        // A line along the upper edge would be half cut off.
        return new ValueScale(from, to == high ? to + step : to, step, unit);
    }

    /** The next larger round number: of a power of two where bytes are counted, of a clock where seconds are. */
    private static double step(double least, String unit) {
        if (unit.equals(Unit.SECONDS.title()) && least <= CLOCK[CLOCK.length - 1]) {
            return next(least, CLOCK, 1);
        }
        boolean binary = unit.equals(Unit.BYTES.title());
        double base = binary ? 1024 : 10;
        double power = Math.pow(base, Math.floor(Math.log(least) / Math.log(base)));
        return next(least, binary ? BINARY : DECIMAL, power);
    }

    private static double next(double least, double[] factors, double power) {
        for (double factor : factors) {
            if (factor * power >= least * ALMOST) {
                return factor * power;
            }
        }
        return factors[factors.length - 1] * power;
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
        if (known == null) {
            return compact(value) + " " + unit;
        }
        return switch (known) {
            case NUMBER -> compact(value);
            case BYTES -> value == 0 ? "0" : known.text(value).replace(".0 ", " ");
            default -> known.text(value);
        };
    }

    private static String compact(double value) {
        double size = Math.abs(value);
        if (size >= 1e9) {
            return Quantities.number(value / 1e9, 2) + " G";
        }
        return size >= 1e6 ? Quantities.number(value / 1e6, 2) + " M" : Quantities.number(value, size < 0.1 ? 6 : 2);
    }
}
