package dev.monitor.config;

import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * When messages are held back, every day in local time.
 *
 * @param from the first minute of it
 * @param to the first minute after it; before {@code from} if midnight lies between
 */
public record QuietHours(LocalTime from, LocalTime to) {
    /** {@code HH:MM-HH:MM}; null if the text is not that, or names no span. */
    static @Nullable QuietHours parse(String text) {
        if (text.length() != 11 || text.charAt(5) != '-') {
            return null;
        }
        LocalTime from = time(text, 0);
        LocalTime to = time(text, 6);
        return from == null || to == null || from.equals(to) ? null : new QuietHours(from, to);
    }

    /** Whether a local time lies in them. */
    public boolean contain(LocalTime time) {
        boolean begun = !time.isBefore(from);
        boolean open = time.isBefore(to);
        return from.isBefore(to) ? begun && open : begun || open;
    }

    private static @Nullable LocalTime time(String text, int begin) {
        int hour = twoDigits(text, begin);
        int minute = twoDigits(text, begin + 3);
        boolean valid = text.charAt(begin + 2) == ':' && hour >= 0 && hour < 24 && minute >= 0 && minute < 60;
        return valid ? LocalTime.of(hour, minute) : null;
    }

    private static int twoDigits(String text, int begin) {
        int tens = text.charAt(begin) - '0';
        int ones = text.charAt(begin + 1) - '0';
        return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : 10 * tens + ones;
    }
}
