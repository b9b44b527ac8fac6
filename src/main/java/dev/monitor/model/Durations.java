package dev.monitor.model;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * Lengths of time as people write them: {@code 90s}, {@code 5m}, {@code 6h}, {@code 7d}, {@code 5y} (years of 365 days),
 * or in ISO 8601 as {@code PT6H}.
 */
public final class Durations {
    /** What a text must be, to complete a sentence for people. */
    public static final String EXPECTED = "a length of time like 90s, 5m, 6h, 7d, 5y or PT6H";

    private static final Duration LONGEST = Duration.ofDays(100 * 365);
    private static final int MOST_DIGITS = 10;

    private Durations() {}

    /** The length that a text names, more than nothing and up to 100 years; null if it names none. */
    public static @Nullable Duration parse(String text) {
        Duration duration = text.startsWith("P") ? iso(text) : amount(text);
        boolean inRange = duration != null && duration.compareTo(Duration.ZERO) > 0 && duration.compareTo(LONGEST) <= 0;
        return inRange ? duration : null;
    }

    private static @Nullable Duration amount(String text) {
        int unit = text.length() - 1;
        if (unit < 1 || unit > MOST_DIGITS) {
            return null;
        }
        long amount = 0;
        for (int i = 0; i < unit; i++) {
            char digit = text.charAt(i);
            if (digit < '0' || digit > '9') {
                return null;
            }
            amount = 10 * amount + (digit - '0');
        }
        return switch (text.charAt(unit)) {
            case 's' -> Duration.ofSeconds(amount);
            case 'm' -> Duration.ofMinutes(amount);
            case 'h' -> Duration.ofHours(amount);
            case 'd' -> Duration.ofDays(amount);
            case 'y' -> Duration.ofDays(365 * amount);
            default -> null;
        };
    }

    private static @Nullable Duration iso(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
