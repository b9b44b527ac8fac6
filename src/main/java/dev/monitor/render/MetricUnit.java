package dev.monitor.render;

import java.time.Duration;

/** What the values of a metric are measured in: its name ends with that. */
enum MetricUnit {
    PERCENT,
    BYTES,
    SECONDS,
    NUMBER;

    static MetricUnit of(String metric) {
        if (metric.endsWith("_percent")) {
            return PERCENT;
        }
        if (metric.endsWith("_bytes")) {
            return BYTES;
        }
        return metric.endsWith("_seconds") || metric.endsWith("_seconds_total") ? SECONDS : NUMBER;
    }

    /** A value with its unit. */
    String text(double value) {
        return switch (this) {
            case PERCENT -> Quantities.decimal(value) + "%";
            case BYTES -> Quantities.bytes(Math.round(value));
            case SECONDS -> Quantities.span(Duration.ofMillis(Math.round(1000 * value)));
            case NUMBER ->
                value == Math.rint(value) && Math.abs(value) < 1e15
                        ? Long.toString((long) value)
                        : Quantities.hundredths(value);
        };
    }
}
