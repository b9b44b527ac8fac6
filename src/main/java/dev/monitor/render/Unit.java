package dev.monitor.render;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the values of a metric are measured in, and how they are written. */
enum Unit {
    PERCENT("%") {
        @Override
        String text(double value, int decimals) {
            return Quantities.number(value, Math.max(1, decimals)) + "%";
        }
    },
    BYTES("bytes") {
        @Override
        String text(double value, int decimals) {
            return Quantities.bytes(Math.round(value));
        }
    },
    SECONDS("s") {
        @Override
        String text(double value, int decimals) {
            return Quantities.span(Duration.ofMillis(Math.round(1000 * value)));
        }
    },
    /** A plain number. */
    NUMBER("") {
        @Override
        String text(double value, int decimals) {
            return Quantities.number(value, Math.max(2, decimals));
        }
    };

    private static final int MOST_DECIMALS = 4;

    private final String title;

    Unit(String title) {
        this.title = title;
    }

    /** The unit of that title, or null where it is none of these. */
    static @Nullable Unit titled(String title) {
        for (Unit unit : values()) {
            if (unit.title.equals(title)) {
                return unit;
            }
        }
        return null;
    }

    /** The unit as a chart's specification has it: {@code %}. */
    String title() {
        return title;
    }

    /** The value with its unit: {@code 97.2%}, {@code 1.5 GiB}; a value that is no number is unknown. */
    String text(double value) {
        return Double.isNaN(value) || Double.isInfinite(value) ? "unknown" : text(value, 0);
    }

    /** The value with as many digits as tell it from the other one: not {@code 90%} where 90.04 is more than 90. */
    String text(double value, double other) {
        int decimals = 0;
        while (decimals < MOST_DECIMALS
                && value != other
                && text(value, decimals).equals(text(other, decimals))) {
            decimals++;
        }
        return decimals == 0 ? text(value) : text(value, decimals);
    }

    /** The value with so many decimals, or more where the unit asks for them. */
    abstract String text(double value, int decimals);
}
