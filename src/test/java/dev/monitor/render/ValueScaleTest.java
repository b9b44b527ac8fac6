package dev.monitor.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueScaleTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1         | 3           | %     | 0% 20% 40% 60% 80% 100%
            20        | 398         | %     | 0% 100% 200% 300% 400%
            0.2       | 1.85        | ''    | 0 0.5 1 1.5 2
            0         | 0           | ''    | 0 0.2
            7200      | 7200        | s     | 0s 30m 1h 1h 30m 2h 2h 30m
            5e9       | 2.3e10      | bytes | 0 8 GiB 16 GiB 24 GiB
            16000     | 16100       | ''    | 16,000 16,020 16,040 16,060 16,080 16,100 16,120
            800000    | 2900000     | ''    | 0 1 M 2 M 3 M
            0.0001    | 0.0004      | ''    | 0 0.0001 0.0002 0.0003 0.0004 0.0005
            -3        | 4           | °C    | -4 °C -2 °C 0 °C 2 °C 4 °C 6 °C
            """)
    void marksAreRoundAndHaveTheirUnit(double lowest, double highest, String unit, String labels) {
        assertEquals(labels, String.join(" ", labels(ValueScale.of(lowest, highest, unit))));
    }

    @Test
    void everyValueIsWithinAndMarksAreFew() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            double lowest = Math.exp(40 * random.nextDouble() - 15);
            double highest = lowest * (1 + Math.exp(8 * random.nextDouble() - 4));
            for (String unit : List.of("%", "bytes", "s", "", "W")) {
                ValueScale scale = ValueScale.of(lowest, highest, unit);
                String what = "seed " + seed + ": " + lowest + " to " + highest + " " + unit + " is " + scale;
                assertTrue(scale.from() <= lowest && scale.to() >= highest, what);
                assertTrue(scale.ticks().size() >= 2 && scale.ticks().size() <= 8, what);
            }
        }
    }

    private static List<String> labels(ValueScale scale) {
        return scale.ticks().stream().map(Tick::label).toList();
    }
}
