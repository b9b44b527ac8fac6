package dev.monitor.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NearestNameTest {
    private static final List<String> KNOWN = List.of("load1", "load15", "cpu_percent", "BOT_TOKEN");

    @ParameterizedTest
    @CsvSource({
        "lod1, load1",
        "load115, load15",
        "BOT_TOKN, BOT_TOKEN",
        "BOT_TOEKN, BOT_TOKEN",
        "cpu_precent, cpu_percent",
        "loda1, load1"
    })
    void findsTheNameThatTookFewestEdits(String name, String meant) {
        assertEquals(meant, NearestName.of(name, KNOWN));
    }

    @Test
    void findsNothingForANameThatResemblesNone() {
        assertNull(NearestName.of("memory", KNOWN));
        assertNull(NearestName.of("", KNOWN));
        assertNull(NearestName.of("x".repeat(100_000), KNOWN));
    }
}
