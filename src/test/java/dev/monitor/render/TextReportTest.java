package dev.monitor.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.monitor.model.Report;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextReportTest {
    @ParameterizedTest
    @ValueSource(ints = {40, 80, 120})
    void aReportFitsItsWidth(int width) throws IOException {
        assertEquals(expected("text-" + width + ".txt"), text(Reports.ordinary(), width));
    }

    @Test
    void narrowerThanFortyIsLaidOutForFortyAndWiderThanAHundredForAHundred() {
        assertEquals(text(Reports.ordinary(), 40), text(Reports.ordinary(), 0));
        assertEquals(text(Reports.ordinary(), 100), text(Reports.ordinary(), 200));
    }

    @Test
    void anEmptyWindowIsAReportToo() {
        assertEquals("""
                CPU by user on idle
                2026-11-05 06:00 – 12:00 +01:00 (6h)
                running processes only — accounting is off

                Nobody used the CPU between 2026-11-05 06:00 and 12:00.

                Missing  accounting: /var/log/account/pacct: may not be read
                """, text(Reports.empty(), 80));
    }

    @Test
    void colourOnlyAddsAnsiSequences() {
        String coloured = TextReport.render(Reports.ordinary(), Reports.BERLIN, 80, true);

        assertTrue(coloured.startsWith("\u001b[1mCPU by user on web1.example.com\u001b[0m\n"), coloured);
        assertEquals(text(Reports.ordinary(), 80), coloured.replaceAll("\u001b\\[[012]m", ""));
    }

    @Test
    void aLongNameIsWholeWhereItFits() {
        Report report = Reports.alone("a-name-of-exactly-32-characters.", Duration.ofHours(1));

        assertTrue(text(report, 60).contains("a-name-of-exactly-32-characters.    1h 00m"), text(report, 60));
        assertTrue(text(report, 40).contains("a-name-of-exactly-32-…"), text(report, 40));
    }

    @Test
    void hostileTextNeitherSteersTheTerminalNorForgesALine() {
        long lines = text(Reports.hostile("plain"), 100).lines().count();
        for (String hostile : Reports.HOSTILE) {
            String text = text(Reports.hostile(hostile), 100);
            if (Columns.width(Untrusted.printable(hostile)) < 40) {
                assertEquals(lines, text.lines().count(), text);
            }
            for (String line : List.of(text.split("\n", -1))) {
                assertEquals(line, Untrusted.printable(line));
                assertTrue(Columns.width(line) <= 100, line);
                assertFalse(line.startsWith("root"), line);
            }
        }
    }

    private static String text(Report report, int width) {
        return TextReport.render(report, Reports.BERLIN, width, false);
    }

    private static String expected(String name) throws IOException {
        try (InputStream in = TextReportTest.class.getResourceAsStream("/render/" + name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
