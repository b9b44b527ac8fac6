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

    private Quantities() {}

    /** CPU time to about three digits: {@code 4.25s}, {@code 3m 07s}, {@code 12h 03m}; days are counted as hours. */
    static String cpu(Duration cpu) {
        BigDecimal seconds = seconds(cpu);
        BigDecimal hundredths = seconds.setScale(2, RoundingMode.HALF_UP);
        if (hundredths.compareTo(BigDecimal.valueOf(60)) < 0) {
            return hundredths + "s";
        }
        long whole = rounded(seconds, 1);
        if (whole < 3600) {
            return pair(whole / 60, "m", whole % 60, "s");
        }
        long minutes = rounded(seconds, 60);
        return pair(minutes / 60, "h", minutes % 60, "m");
    }

    /** A span of wall-clock time by its two largest units: {@code 90s} is {@code 1m 30s}, a week {@code 7d}. */
    static String span(Duration span) {
        long seconds = rounded(seconds(span), 1);
        if (seconds < 60) {
            return seconds + "s";
        }
        if (seconds < 3600) {
            return shortPair(seconds / 60, "m", seconds % 60, "s");
        }
        long minutes = rounded(seconds(span), 60);
        if (minutes < 24 * 60) {
            return shortPair(minutes / 60, "h", minutes % 60, "m");
        }
        return shortPair(minutes / 1440, "d", minutes % 1440 / 60, "h");
    }

    /** A share of 0 to 1 as {@code 37.5%}. */
    static String percent(double share) {
        return decimal(100 * share) + "%";
    }

    /** A number with one decimal. */
    static String decimal(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
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
        return String.format(Locale.ROOT, "%.2f", value);
    }

    /** Bytes in the largest binary unit that is not larger than they are: {@code 812 MiB}, {@code 15.5 GiB}. */
    static String bytes(long bytes) {
        if (bytes >= GIB) {
            return decimal((double) bytes / GIB) + " GiB";
        }
        return bytes >= MIB ? bytes / MIB + " MiB" : bytes / KIB + " KiB";
    }

    /** The exact seconds. */
    static BigDecimal seconds(Duration duration) {
        return BigDecimal.valueOf(duration.getSeconds()).add(BigDecimal.valueOf(duration.getNano(), 9));
    }

    private static long rounded(BigDecimal seconds, int unit) {
        return seconds.divide(BigDecimal.valueOf(unit), 0, RoundingMode.HALF_UP).longValue();
    }

    private static String pair(long large, String largeUnit, long small, String smallUnit) {
        return large + largeUnit + (small < 10 ? " 0" : " ") + small + smallUnit;
    }

    private static String shortPair(long large, String largeUnit, long small, String smallUnit) {
        return small == 0 ? large + largeUnit : pair(large, largeUnit, small, smallUnit);
    }
}
