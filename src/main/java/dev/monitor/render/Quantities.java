package dev.monitor.render;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;

/** Numbers and durations as people read them; the same on every machine, whatever its locale. */
final class Quantities {
    private static final long KIB = 1L << 10;
    private static final long MIB = 1L << 20;
    private static final long GIB = 1L << 30;

    /** Below so many parts the error of a multiplication is less than the doubt. */
    private static final double MOST_PARTS = 1e9;

    private static final double DOUBT = 1e-6;

    private Quantities() {}

    /** CPU time to about three digits: {@code 4.25s}, {@code 3m 07s}, {@code 12h 03m}; days are counted as hours. */
    static String cpu(Duration cpu) {
        long millis = cpu.toMillis();
        long hundredths = units(millis, 10);
        if (hundredths < 6000) {
            return fraction(hundredths, 100, "s");
        }
        long whole = units(millis, 1000);
        if (whole < 3600) {
            return pair(whole / 60, "m", whole % 60, "s");
        }
        long minutes = units(millis, 60_000);
        return pair(minutes / 60, "h", minutes % 60, "m");
    }

    /** A span of wall-clock time by its two largest units: {@code 90s} is {@code 1m 30s}, a week {@code 7d}. */
    static String span(Duration span) {
        long millis = span.toMillis();
        long seconds = units(millis, 1000);
        if (seconds < 60) {
            return seconds + "s";
        }
        if (seconds < 3600) {
            return shortPair(seconds / 60, "m", seconds % 60, "s");
        }
        long minutes = units(millis, 60_000);
        if (minutes < 24 * 60) {
            return shortPair(minutes / 60, "h", minutes % 60, "m");
        }
        return shortPair(minutes / 1440, "d", minutes % 1440 / 60, "h");
    }

    /** A share of 0 to 1 as {@code 37.5%}. */
    static String percent(double share) {
        return rounded(100 * share, 1, "%");
    }

    /** A number with one decimal. */
    static String decimal(double value) {
        return rounded(value, 1, "");
    }

    /** A number with at most so many decimals, and none that are zero: {@code 90}, {@code 1.25}, {@code 1,048,000}. */
    static String number(double value, int decimals) {
        String text = String.format(Locale.ROOT, "%,." + decimals + "f", value);
        if (decimals == 0) {
            return text;
        }
        int end = text.length();
        while (text.charAt(end - 1) == '0') {
            end--;
        }
        return text.substring(0, text.charAt(end - 1) == '.' ? end - 1 : end);
    }

    /** A number with two decimals. */
    static String hundredths(double value) {
        return rounded(value, 2, "");
    }

    /** Bytes in the largest binary unit that is not larger than they are: {@code 812 MiB}, {@code 15.5 GiB}. */
    static String bytes(long bytes) {
        if (bytes >= GIB) {
            return rounded((double) bytes / GIB, 1, " GiB");
        }
        return bytes >= MIB ? bytes / MIB + " MiB" : bytes / KIB + " KiB";
    }

    /** The exact seconds. */
    static BigDecimal seconds(Duration duration) {
        return BigDecimal.valueOf(duration.getSeconds()).add(BigDecimal.valueOf(duration.getNano(), 9));
    }

    /** Rounded as it is written, half a part up; decimal arithmetic, which is slow, only where that may make a difference. */
    private static String rounded(double value, int decimals, String unit) {
        int ofOne = decimals == 1 ? 10 : 100;
        double parts = value * ofOne;
        double toHalf = Math.abs(parts - Math.floor(parts) - 0.5);
        if (parts >= 0 && parts < MOST_PARTS && toHalf > DOUBT) {
            return fraction(Math.round(parts), ofOne, unit);
        }
        BigDecimal exact = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
        return exact.toPlainString() + unit;
    }

    /** Units of so many milliseconds, half a one rounded up. */
    private static long units(long millis, int unit) {
        return Math.floorDiv(millis + unit / 2, (long) unit);
    }

    /** So many of the given parts of one, in decimals. */
    private static String fraction(long parts, int ofOne, String unit) {
        long rest = parts % ofOne;
        return parts / ofOne + (ofOne > 10 && rest < 10 ? ".0" : ".") + rest + unit;
    }

    private static String pair(long large, String largeUnit, long small, String smallUnit) {
        return large + largeUnit + (small < 10 ? " 0" : " ") + small + smallUnit;
    }

    private static String shortPair(long large, String largeUnit, long small, String smallUnit) {
        return small == 0 ? large + largeUnit : pair(large, largeUnit, small, smallUnit);
    }
}
