package dev.monitor.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ThresholdsTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @ParameterizedTest
    @CsvSource({
        "LOAD_AVG_MAX, 1.2, load1 > 1.2 clear 1.2 worse repeat 1h latched",
        "CPU_LIMIT, 20, process_cpu_percent > 20 repeat 1h latched",
        "CPU_MAX, 95, cpu_percent > 95 repeat 1h",
        "MEM_MAX, 90, memory_percent > 90 repeat 1h",
        "SWAP_MAX, 50, swap_percent > 50 repeat 1h",
        "DISK_MAX, 90, filesystem_percent > 90 repeat 1h",
        "USERS_MAX, 5, users > 5 repeat 1h"
    })
    void aShortKeyIsARuleOfItsName(String key, double threshold, String rule) throws Exception {
        assertEquals(List.of(RuleParser.parse(key, rule)), Thresholds.rules(Map.of(key, threshold), HOUR));
    }

    @Test
    void withoutShortKeysThereIsNoRule() {
        assertEquals(List.of(), Thresholds.rules(Map.of(), HOUR));
    }

    @Test
    void anotherKeyIsNoShortKey() {
        assertThrows(IllegalArgumentException.class, () -> Thresholds.rules(Map.of("HEAT_MAX", 1.0), HOUR));
    }
}
