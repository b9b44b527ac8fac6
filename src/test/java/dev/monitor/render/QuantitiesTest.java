package dev.monitor.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantitiesTest {
    @ParameterizedTest
    @CsvSource({
        "PT0S,0.00s",
        "PT0.004S,0.00s",
        "PT4.25S,4.25s",
        "PT59.99S,59.99s",
        "PT59.995S,1m 00s",
        "PT3M7S,3m 07s",
        "PT59M59.4S,59m 59s",
        "PT59M59.5S,1h 00m",
        "PT12H3M29S,12h 03m",
        "PT12H3M30S,12h 04m",
        "P10DT1H,241h 00m"
    })
    void cpuTimeIsToldToAboutThreeDigits(Duration cpu, String text) {
        assertEquals(text, Quantities.cpu(cpu));
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S,0s",
        "PT59S,59s",
        "PT90S,1m 30s",
        "PT5M,5m",
        "PT6H,6h",
        "PT6H5M,6h 05m",
        "P7D,7d",
        "P12DT3H9M,12d 03h"
    })
    void spansAreToldByTheirTwoLargestUnits(Duration span, String text) {
        assertEquals(text, Quantities.span(span));
    }

    @ParameterizedTest
    @CsvSource({"0,0.0%", "0.375,37.5%", "0.9996,100.0%", "1,100.0%"})
    void sharesArePercentages(double share, String text) {
        assertEquals(text, Quantities.percent(share));
    }

    @Test
    void numbersAreRoundedAsTheyAreWritten() {
        Random random = new Random(1);
        for (int i = 0; i < 200_000; i++) {
            double near = (random.nextInt(2_000_000) - 1_000_000) / 1000.0;
            check(near);
            check(Math.nextUp(near));
            check(Math.nextDown(near));
            check(random.nextDouble() * Math.pow(10, random.nextInt(40) - 20));
        }
    }

    private static void check(double value) {
        BigDecimal written = new BigDecimal(Double.toString(value));
        assertEquals(written.setScale(1, RoundingMode.HALF_UP).toPlainString(), Quantities.decimal(value));
        assertEquals(written.setScale(2, RoundingMode.HALF_UP).toPlainString(), Quantities.hundredths(value));
    }

    @ParameterizedTest
    @CsvSource({"0,0 KiB", "1048575,1023 KiB", "1048576,1 MiB", "851443712,812 MiB", "16642998272,15.5 GiB"})
    void bytesAreToldInTheLargestUnit(long bytes, String text) {
        assertEquals(text, Quantities.bytes(bytes));
    }
}
