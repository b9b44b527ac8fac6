package dev.monitor.deliver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.monitor.model.Receipt;
import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {
    private final Backoff backoff = new Backoff(new Random(1));

    @Test
    void theFirstRetryIsTheNextRuns() {
        assertEquals(Duration.ZERO, after(Duration.ZERO, 0));
    }

    @ParameterizedTest
    @CsvSource({"1, 60", "2, 120", "3, 240", "4, 480", "5, 900", "6, 900", "100000, 900"})
    void laterOnesComeAfterARandomTimeBelowALimitThatDoubles(int before, int limitSeconds) {
        Set<Long> waits = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            long millis = after(Duration.ZERO, before).toMillis();
            assertTrue(millis >= 0 && millis < limitSeconds * 1000L, millis + " ms");
            waits.add(10 * millis / (limitSeconds * 1000L));
        }
        assertEquals(10, waits.size(), "each tenth of the time is drawn");
    }

    @ParameterizedTest
    @CsvSource({"0.2, 1", "1, 1", "400, 400", "99999, 3600", "-5, 1"})
    void aTimeThatTheOtherSideNamesIsKeptWithinReason(double named, int seconds) {
        Duration asked = Duration.ofMillis((long) (named * 1000));
        assertEquals(Duration.ofSeconds(seconds), after(asked, 0));
        assertEquals(Duration.ofSeconds(seconds), after(asked, 9));
    }

    private Duration after(Duration named, int before) {
        return backoff.after(new Receipt.Retry(named, "busy"), before);
    }
}
