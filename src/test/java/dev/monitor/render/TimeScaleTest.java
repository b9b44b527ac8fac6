package dev.monitor.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeScaleTest {
    private static final int MOST = 8;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-11-20T11:00:30Z | PT5M    | 12:01 12:02 12:03 12:04 12:05
            2026-11-20T05:04:00Z | PT6H    | 07:00 08:00 09:00 10:00 11:00 12:00
            2026-11-19T11:04:00Z | PT24H   | 15:00 18:00 21:00 20 Nov 03:00 06:00 09:00 12:00
            2026-11-13T11:04:00Z | P7D     | 14 Nov 15 Nov 16 Nov 17 Nov 18 Nov 19 Nov 20 Nov
            2026-10-21T11:04:00Z | P30D    | 26 Oct 2 Nov 9 Nov 16 Nov
            2025-11-20T11:04:00Z | P365D   | 2026 Mar May Jul Sep Nov
            2006-11-20T11:04:00Z | P7300D  | 2010 2015 2020 2025
            2026-11-20T11:04:00Z | PT0S    | 12:04
            """)
    void marksSuitTheSpan(Instant from, Duration span, String labels) {
        assertEquals(labels, labels(from, span, Reports.BERLIN));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-03-28T23:00:00Z | PT7H  | Europe/Berlin       | 29 Mar 01:00 03:00 04:00 05:00 06:00 07:00 08:00
            2026-10-24T22:00:00Z | PT7H  | Europe/Berlin       | 25 Oct 01:00 02:00 02:00 03:00 04:00 05:00 06:00
            2026-10-24T20:00:00Z | PT10H | Europe/Berlin       | 22:00 25 Oct 02:00 04:00 06:00
            2026-04-04T13:00:00Z | PT5H  | Australia/Lord_Howe | 5 Apr 01:00 02:00 03:00 04:00
            2026-11-20T00:00:00Z | PT6H  | Asia/Kathmandu      | 06:00 07:00 08:00 09:00 10:00 11:00
            2026-10-31T12:00:00Z | P4D   | America/New_York    | 12:00 1 Nov 12:00 2 Nov 12:00 3 Nov 12:00 4 Nov
            """)
    void marksAreAtRoundLocalTimesWhenClocksChange(Instant from, Duration span, ZoneId zone, String labels) {
        assertEquals(labels, labels(from, span, zone));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Europe/Berlin", "Australia/Lord_Howe", "America/St_Johns", "Africa/Casablanca"})
    void thereIsAlwaysRoomForEveryLabel(ZoneId zone) {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            Instant from = Instant.ofEpochSecond(1_600_000_000L + random.nextInt(300_000_000));
            Duration span = Duration.ofSeconds((long) Math.exp(4 + 16 * random.nextDouble()));
            String what = "seed " + seed + ": " + from + " " + span;
            List<Tick> ticks = TimeScale.ticks(from, from.plus(span), zone, MOST);
            assertTrue(ticks.size() <= MOST + 1, what);
            for (int t = 0; t < ticks.size(); t++) {
                double at = ticks.get(t).value();
                assertTrue(at >= from.toEpochMilli() && at <= from.plus(span).toEpochMilli(), what);
                assertTrue(t == 0 || at - ticks.get(t - 1).value() > span.toMillis() / 17.0, what);
            }
        }
    }

    @Test
    void aYearOfMinutesAndACenturyHaveMarks() {
        Instant from = Instant.parse("1970-01-01T00:00:00Z");

        assertTrue(!labels(from, Duration.ofDays(36_500), Reports.BERLIN).isEmpty());
    }

    private static String labels(Instant from, Duration span, ZoneId zone) {
        List<Tick> ticks = TimeScale.ticks(from, from.plus(span), zone, MOST);
        return String.join(" ", ticks.stream().map(Tick::label).toList());
    }
}
