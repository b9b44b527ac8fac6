package dev.monitor.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SteadyClockTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    /** Seconds; an empty uptime is unknown. */
    @ParameterizedTest
    @CsvSource({
        "a, 1000, 60,      a, 1060,  60, a minute",
        "a, 1000, 3660,    a, 1060,  60, the clock was set on",
        "a, 1000, -3540,   a, 1060,  60, the clock was set back",
        "a, 1000, 0,       a, 1000,  0, twice at once",
        "a, 1000, 600,     b, 100,   600, a reboot",
        "a, 100,  600,     b, 200,   600, a reboot soon after another",
        "a, 1000, -3000,   b, 100,   100, a reboot with a clock that lost its time",
        "'', 1000, 600,    '', 100,  600, a reboot where boots have no id",
        "'', 1000, 65,     '', 1060, 60, a minute where boots have no id",
        "a, 9000000, 60,   '', 9000060, 60, which boot it is could not be read",
        "'', 9000000, 60,  a, 9000060, 60, which boot it was could not be read",
        "a, , 60,          a, 1060,  60, the uptime was unknown",
        "a, 1000, 60,      a, ,      60, the uptime is unknown",
        "a, , -60,         a, ,      0, it never goes back",
        "a, , 1767225600,  a, ,      31622400, a clock that began in 1970"
    })
    void itCountsTheTimeBetweenTwoRuns(
            String boot,
            @Nullable Long uptime,
            long wall,
            String laterBoot,
            @Nullable Long laterUptime,
            long step,
            String what) {
        SteadyClock first = new SteadyClock(Duration.ofSeconds(7), NOON, boot, seconds(uptime));

        SteadyClock next = first.next(NOON.plusSeconds(wall), laterBoot, seconds(laterUptime));

        assertEquals(
                new SteadyClock(Duration.ofSeconds(7 + step), NOON.plusSeconds(wall), laterBoot, seconds(laterUptime)),
                next,
                what);
    }

    private static @Nullable Duration seconds(@Nullable Long seconds) {
        return seconds == null ? null : Duration.ofSeconds(seconds);
    }

    @Test
    void itBeginsAtZeroAndNeverGoesBack() {
        Random random = new Random(1);
        SteadyClock clock = SteadyClock.begin(NOON, "a", null);
        assertEquals(Duration.ZERO, clock.now());
        for (int i = 0; i < 10_000; i++) {
            Instant at = clock.at().plusSeconds(random.nextInt(20_000) - 10_000);
            Duration uptime = random.nextInt(4) == 0 ? null : Duration.ofSeconds(random.nextInt(10_000));
            SteadyClock next = clock.next(at, random.nextBoolean() ? "a" : "b", uptime);
            assertTrue(next.now().compareTo(clock.now()) >= 0, "step " + i);
            clock = next;
        }
    }
}
