package dev.monitor.render;

/**
 * The round values beside a chart.
 *
 * @param bottom the value at the lower edge
 * @param step the distance of two of them
 * @param steps how many there are above the lower edge, at least one
 */
record ValueScale(double bottom, double step, int steps) {
    private static final int MOST_STEPS = 5;

    /** The scale for values in a range. It begins at zero unless they are all far from it. */
    static ValueScale of(double min, double max, MetricUnit unit) {
        boolean far = min > 0 && max - min < min / 2;
        double range = Math.max(max - (far ? min : Math.min(0, min)), Math.abs(max) * 1e-9);
        double step = step(range == 0 ? 1 : range, unit);
        double bottom = Math.floor((far ? min : Math.min(0, min)) / step) * step;
        int steps = (int) Math.max(1, Math.ceil((max - bottom) / step));
        return new ValueScale(bottom, step, steps);
    }

    /** 1, 2 or 5 times a power of ten of the unit's own measure, so that there are only a few of them. */
    private static double step(double range, MetricUnit unit) {
        double measure = measure(range / MOST_STEPS, unit);
        double least = range / MOST_STEPS / measure;
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        for (int times : new int[] {1, 2, 5}) {
            if (times * power >= least) {
                return times * power * measure;
            }
        }
        return 10 * power * measure;
    }

    /** The largest of the unit's measures that is not larger than a value: a minute, a gibibyte; else one. */
    private static double measure(double value, MetricUnit unit) {
        double[] measures = switch (unit) {
            case BYTES -> new double[] {1L << 40, 1L << 30, 1L << 20, 1L << 10};
            case SECONDS -> new double[] {86_400, 3600, 60};
            case PERCENT, NUMBER -> new double[0];
        };
        for (double measure : measures) {
            if (measure <= value) {
                return measure;
            }
        }
        return 1;
    }

    double value(int of) {
        return bottom + of * step;
    }
}
