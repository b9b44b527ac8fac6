package dev.monitor.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTest {
    private final Times times = new Times(Reports.BERLIN);

    @ParameterizedTest
    @CsvSource({
        "2026-11-05T05:00:00Z,2026-11-05T11:00:00Z,2026-11-05 06:00 – 12:00 +01:00 (6h)",
        "2026-11-04T22:00:00Z,2026-11-05T04:00:00Z,2026-11-04 23:00 – 2026-11-05 05:00 +01:00 (6h)",
        "2026-11-05T05:00:01Z,2026-11-05T05:05:31Z,2026-11-05 06:00:01 – 06:05:31 +01:00 (5m 30s)",
        "2026-10-25T00:30:00Z,2026-10-25T02:30:00Z,2026-10-25 02:30 +02:00 – 03:30 +01:00 (2h)",
    })
    void aWindowSaysWhatItsEndsShareOnce(Instant from, Instant to, String text) {
        assertEquals(text, times.window(from, to));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-05T00:00:00Z,01:00",
        "2026-11-03T12:00:00Z,3 Nov 13:00",
        "2025-11-05T11:00:00Z,2025-11-05 12:00",
    })
    void anEarlierMomentSaysOnlyWhatIsDifferent(Instant at, String text) {
        assertEquals(text, times.since(at, Reports.TO));
    }

    @ParameterizedTest
    @CsvSource({"2026-11-05T11:00:00.999Z,2026-11-05T11:00:00+00:00"})
    void isoTimesHaveAnOffsetInDigitsEvenInUtc(Instant at, String text) {
        assertEquals(text, new Times(ZoneOffset.UTC).iso(at));
    }
}
