package dev.monitor.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DecimalsTest {
    @ParameterizedTest
    @CsvSource({"0, 0", "60, 60", "60.0, 60", "1.25, 1.25", ".5, 0.5", "007, 7"})
    void readsDigitsAndAPoint(String text, double expected) {
        assertEquals(expected, Decimals.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "1.2.3", "-1", "+1", "1e3", "NaN", "Infinity", "0x1p3", "1d", "1 ", "1,5", "٣"})
    void answersNullToAnythingElse(String text) {
        assertNull(Decimals.parse(text));
    }

    @Test
    void answersNullToMoreThanADoubleHolds() {
        assertNull(Decimals.parse("9".repeat(400)));
    }
}
