package dev.monitor.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DurationsTest {
    @ParameterizedTest
    @CsvSource({
        "90s, PT1M30S",
        "5m, PT5M",
        "6h, PT6H",
        "7d, PT168H",
        "5y, PT43800H",
        "PT6H, PT6H",
        "PT1M30S, PT90S",
        "100y, PT876000H"
    })
    void readsWhatPeopleWrite(String text, Duration expected) {
        assertEquals(expected, Durations.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "s",
                "5",
                "5 m",
                "m5",
                "-5m",
                "+5m",
                "1.5h",
                "5M",
                "5mm",
                "5w",
                "0s",
                "PT0S",
                "PT-6H",
                "PT",
                "P",
                "101y",
                "99999999999s",
                "9999999999y",
                "PT9999999999999999999H",
                "٥m"
            })
    void answersNullToAnythingElse(String text) {
        assertNull(Durations.parse(text));
    }
}
