package dev.monitor.render;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The unit of a chart whose values are times. */
enum TimeUnit {
    HOURS(3600),
    MINUTES(60),
    SECONDS(1);

    private final int seconds;

    TimeUnit(int seconds) {
        this.seconds = seconds;
    }

    /** The unit that suits values up to the given one. */
    static TimeUnit of(Duration largest) {
        for (TimeUnit unit : values()) {
            if (largest.toSeconds() >= 2L * unit.seconds) {
                return unit;
            }
        }
        return SECONDS;
    }

    /** The unit of that title, or null where it is not one of time. */
    static @Nullable TimeUnit titled(String title) {
        for (TimeUnit unit : values()) {
            if (unit.title().equals(title)) {
                return unit;
            }
        }
        return null;
    }

    /** The unit as a chart's specification has it: {@code hours}. */
    String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A time in this unit. */
    double value(Duration time) {
        return Quantities.seconds(time).doubleValue() / seconds;
    }

    /** The time that so many of this unit are, to a hundredth of a second. */
    Duration time(double value) {
        return Duration.ofMillis(10 * Math.round(100 * value * seconds));
    }
}
