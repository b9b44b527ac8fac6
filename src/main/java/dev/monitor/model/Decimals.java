package dev.monitor.model;

import org.jspecify.annotations.Nullable;

/** Numbers as people write them: digits, and a point among them where needed. */
public final class Decimals {
    private Decimals() {}

    /** The number that a text is, not negative; null if it is none. No exponent, no {@code NaN}, no sign. */
    public static @Nullable Double parse(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && c != '.') {
                return null;
            }
        }
        try {
            double value = Double.parseDouble(text);
            return Double.isInfinite(value) ? null : value;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
