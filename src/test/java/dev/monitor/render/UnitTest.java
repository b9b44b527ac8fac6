package dev.monitor.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            cpu_percent            | 97.25       | 97.3%
            cpu_percent            | 90          | 90%
            load1                  | 1.2         | 1.2
            load1                  | 3.456       | 3.46
            memory_available_bytes | 16642998272 | 15.5 GiB
            uptime_seconds         | 93784       | 1d 02h
            context_switches_total | 1048000     | 1,048,000
            load1                  | NaN         | unknown
            """)
    void aValueHasTheUnitOfItsMetric(String metric, double value, String text) {
        assertEquals(text, MetricWords.unit(metric).text(value));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            90.04 | 90 | 90.04%
            90.4  | 90 | 90.4%
            90    | 90 | 90%
            """)
    void aValueIsToldFromItsThreshold(double value, double threshold, String text) {
        assertEquals(text, Unit.PERCENT.text(value, threshold));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            filesystem_percent        | mount    | /home | file system /home
            filesystem_inodes_percent | mount    | /home | inodes of file system /home
            pressure_percent          | resource | io    | pressure on io
            user_cpu_budget_percent   | user     | alice | CPU budget of alice
            user_cpu_seconds_total    | user     | alice | CPU time of alice
            new_thing_total           | a        | b     | new thing {a="b"}
            """)
    void aSeriesIsToldInPlainWords(String metric, String label, String value, String words) {
        assertEquals(words, MetricWords.title(metric, Map.of(label, value)));
    }

    @Test
    void aProgramIsToldWithItsUser() {
        assertEquals(
                "program gcc of alice",
                MetricWords.title("process_cpu_percent", Map.of("user", "alice", "program", "gcc")));
    }
}
