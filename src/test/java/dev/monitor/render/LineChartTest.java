package dev.monitor.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.monitor.model.Figure;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineChartTest {
    private static final Instant FROM = Instant.parse("2026-11-20T00:00:00Z");
    private static final int HOURS = 12;

    @Test
    void aLineGoesFromTheBeginToTheEnd() throws IOException {
        BufferedImage image = draw(figure("%", null, line("memory", hour -> 50)), Theme.LIGHT);

        assertEquals(1000, image.getWidth());
        assertEquals(520, image.getHeight());
        Set<Integer> columns = columns(image, Theme.LIGHT.series(0).getRGB());
        assertTrue(first(columns) < 140 && last(columns) > 900, first(columns) + " to " + last(columns));
        assertEquals(last(columns) - first(columns) + 1, columns.size());
    }

    @Test
    void aGapStaysEmpty() throws IOException {
        Figure.Lines whole = figure("%", null, line("memory", hour -> 50));
        Figure.Lines gap = figure("%", null, line("memory", hour -> hour > 4 && hour < 8 ? Double.NaN : 50));
        Figure.Lines absent = figure("%", null, without(line("memory", hour -> 50), 4, 8));
        int blue = Theme.LIGHT.series(0).getRGB();
        int all = columns(draw(whole, Theme.LIGHT), blue).size();

        for (Figure.Lines figure : List.of(gap, absent)) {
            int drawn = columns(draw(figure, Theme.LIGHT), blue).size();
            assertEquals(all * 2 / 3.0, drawn, all / 20.0);
        }
    }

    @Test
    void aValueAloneIsADot() throws IOException {
        for (Instant to : List.of(FROM, FROM.plusSeconds(3_600))) {
            Figure.Line one =
                    new Figure.Line("x", List.of(new Figure.Point(FROM.plusSeconds(to.equals(FROM) ? 0 : 1_800), 1)));
            Figure figure = new Figure.Lines("load", "", FROM, to, Duration.ofMinutes(1), List.of(one), 1.2);
            Set<Integer> columns =
                    columns(draw(figure, Theme.LIGHT), Theme.LIGHT.series(0).getRGB());
            assertTrue(columns.size() >= 8 && columns.size() <= 14, "" + columns);
        }
    }

    @Test
    void theThresholdIsALineAtItsValueWithItsNumberBehindIt() throws IOException {
        BufferedImage image = draw(figure("%", 75.0, line("memory", hour -> 50)), Theme.LIGHT);
        int red = Theme.LIGHT.threshold().getRGB();
        int blue = Theme.LIGHT.series(0).getRGB();

        int threshold = rowOf(image, red);
        int value = rowOf(image, blue);
        int bottom = 463;
        assertEquals((bottom - value) * 1.5, bottom - threshold, 4);
        assertTrue(last(columns(image, red)) > last(columns(image, blue)) + 20);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 8, 30})
    void upToEightLinesHaveAColourAndAPlaceInTheLegend(int count) throws IOException {
        List<Figure.Line> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int value = i + 1;
            lines.add(line("user" + i, hour -> value));
        }
        BufferedImage image = draw(figure("", null, lines.toArray(new Figure.Line[0])), Theme.LIGHT);

        int shown = Math.min(8, count);
        assertEquals(520 + (shown > 4 ? 72 : 36), image.getHeight());
        for (int i = 0; i < shown; i++) {
            int colour = Theme.LIGHT.series(i).getRGB();
            assertFalse(
                    columns(image.getSubimage(0, 480, 1000, image.getHeight() - 480), colour)
                            .isEmpty(),
                    "legend " + i);
            assertFalse(columns(image.getSubimage(0, 0, 1000, 480), colour).isEmpty(), "line " + i);
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsCutAtTheEdges(Theme theme) throws IOException {
        List<Figure.Lines> figures = new ArrayList<>();
        for (String unit : List.of("%", "", "bytes", "s", "W".repeat(3))) {
            figures.add(figure(unit, 87.5, line("memory", hour -> hour * 9)));
            figures.add(figure(unit, null, line("memory", hour -> hour * 9e8), line("other", hour -> 1e9)));
            figures.add(figure(unit, null, line("nothing", hour -> Double.NaN)));
            figures.add(figure(unit, 0.0));
        }
        for (String hostile : Reports.HOSTILE) {
            Figure.Line line = line(hostile.repeat(20), hour -> 1);
            figures.add(new Figure.Lines(
                    hostile.repeat(20),
                    "",
                    FROM,
                    FROM.plusSeconds(60),
                    Duration.ofMinutes(1),
                    List.of(line, line),
                    1.0));
        }
        for (Figure.Lines figure : figures) {
            BufferedImage image = draw(figure, theme);
            String what = figure.unit() + " " + figure.threshold() + " " + figure.title();
            for (int y = 0; y < image.getHeight(); y++) {
                for (int x : new int[] {0, 8, 992, 999}) {
                    assertEmpty(image, x, y, theme, what);
                }
            }
            for (int x = 0; x < image.getWidth(); x++) {
                for (int y : new int[] {0, 6, image.getHeight() - 5, image.getHeight() - 1}) {
                    assertEmpty(image, x, y, theme, what);
                }
            }
        }
    }

    private static void assertEmpty(BufferedImage image, int x, int y, Theme theme, String what) {
        if (image.getRGB(x, y) != theme.background().getRGB()) {
            fail("ink at " + x + "," + y + " of " + what);
        }
    }

    private interface Values {
        double at(double hour);
    }

    private static Figure.Line line(String label, Values values) {
        List<Figure.Point> points = new ArrayList<>();
        for (int minute = 0; minute <= 60 * HOURS; minute++) {
            points.add(new Figure.Point(FROM.plusSeconds(60L * minute), values.at(minute / 60.0)));
        }
        return new Figure.Line(label, points);
    }

    private static Figure.Line without(Figure.Line line, int from, int to) {
        List<Figure.Point> points = new ArrayList<>(line.points());
        points.subList(60 * from + 1, 60 * to).clear();
        return new Figure.Line(line.label(), points);
    }

    private static Figure.Lines figure(String unit, @Nullable Double threshold, Figure.Line... lines) {
        Instant to = FROM.plus(Duration.ofHours(HOURS));
        return new Figure.Lines("Memory on web1", unit, FROM, to, Duration.ofMinutes(1), List.of(lines), threshold);
    }

    private static BufferedImage draw(Figure figure, Theme theme) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(Charts.png(figure, theme, Reports.BERLIN)));
    }

    /** The columns of an image in which a colour is. */
    private static Set<Integer> columns(BufferedImage image, int colour) {
        Set<Integer> columns = new TreeSet<>();
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                if (image.getRGB(x, y) == colour) {
                    columns.add(x);
                }
            }
        }
        return columns;
    }

    /** The row in the middle of the image's width in which a colour is first. */
    private static int rowOf(BufferedImage image, int colour) {
        int y = 0;
        while (image.getRGB(500, y) != colour) {
            y++;
        }
        return y;
    }

    private static int first(Set<Integer> columns) {
        return columns.iterator().next();
    }

    private static int last(Set<Integer> columns) {
        return columns.stream().reduce(0, Math::max);
    }
}
