package dev.monitor.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.monitor.model.Figure;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChartsTest {
    private static final int WHITE = 0xFFFFFFFF;
    private static final int BAR = 0xFF2F6DB5;

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 20})
    void everyBarHasANameBeforeItAndAValueBehindIt(int count) throws IOException {
        List<Figure.Bar> bars = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            bars.add(new Figure.Bar("user" + i, count - i));
        }
        BufferedImage image = draw(bars);

        assertEquals(1000, image.getWidth());
        assertEquals(86 + 48 * count, image.getHeight());
        List<Rectangle> drawn = bars(image);
        assertEquals(count, drawn.size());
        for (Rectangle bar : drawn) {
            assertTrue(hasInk(image, 0, bar.y, bar.x, bar.height), "a name before " + bar);
            assertTrue(hasInk(image, bar.x + bar.width + 4, bar.y, 200, bar.height), "a value behind " + bar);
            assertFalse(hasInk(image, 980, bar.y, 20, bar.height), "nothing at the edge of " + bar);
        }
    }

    @Test
    void aCrowdIsNoHigherThanTelegramTakes() throws IOException {
        List<Figure.Bar> crowd = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            crowd.add(new Figure.Bar("user" + i, 200 - i));
        }
        BufferedImage image = draw(crowd);

        assertEquals(40, bars(image).size());
        assertTrue(image.getHeight() < 2_100, "height " + image.getHeight());
        assertTrue(hasInk(image, 24, 60, 300, 20), "how many there are");
    }

    @Test
    void barsAreAsLongAsTheirValues() throws IOException {
        List<Rectangle> drawn = bars(draw(List.of(new Figure.Bar("a", 400), new Figure.Bar("b", 100))));

        assertEquals(4.0, (double) drawn.get(0).width / drawn.get(1).width, 0.1);
        assertEquals(drawn.get(0).height, drawn.get(1).height, 1);
    }

    @Test
    void aLongNameLeavesRoomForTheBars() throws IOException {
        String name = "W".repeat(200);
        BufferedImage image = draw(List.of(new Figure.Bar(name + "1", 2), new Figure.Bar(name + "2", 1)));

        List<Rectangle> drawn = bars(image);
        assertEquals(2, drawn.size());
        assertTrue(drawn.get(0).x < 350, "bars begin at " + drawn.get(0).x);
        assertFalse(hasInk(image, 0, drawn.get(0).y, 20, drawn.get(0).height));
    }

    @Test
    void hostileNamesAreDrawnAsWell() throws IOException {
        List<Figure.Bar> bars = new ArrayList<>();
        Reports.HOSTILE.forEach(name -> bars.add(new Figure.Bar(name, 1)));

        assertEquals(Reports.HOSTILE.size(), bars(draw(bars)).size());
    }

    @Test
    void aMachineWithoutAnyFontGetsTheSameChartAndKeepsNoFile(@TempDir Path folder) throws Exception {
        Path configuration = Files.writeString(folder.resolve("fonts.conf"), "<fontconfig></fontconfig>");
        Path home = Files.createDirectory(folder.resolve("home"));
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        Path drawn = folder.resolve("drawn.png");
        ProcessBuilder java = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.home=" + home,
                "-Djava.io.tmpdir=" + temporary,
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                Drawing.class.getName(),
                drawn.toString());
        java.environment().put("FONTCONFIG_FILE", configuration.toString());
        Process process = java.inheritIO().start();
        try {
            assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        } finally {
            process.destroyForcibly();
        }

        assertEquals(0, process.exitValue());
        BufferedImage there = ImageIO.read(drawn.toFile());
        BufferedImage here = draw(Drawing.BARS);
        assertEquals(bars(here), bars(there));
        assertTrue(hasInk(there, 0, 0, 400, 60), "a title");
        assertEquals(0, home.toFile().list().length);
        assertEquals(0, temporary.toFile().list().length);
    }

    /** Draws a chart in a process of its own, into the file that is its argument. */
    static final class Drawing {
        static final List<Figure.Bar> BARS = List.of(new Figure.Bar("alice", 2), new Figure.Bar("bob", 1));

        private Drawing() {}

        public static void main(String[] arguments) throws IOException {
            Files.write(Path.of(arguments[0]), Charts.png(new Figure.Bars("CPU by user", "hours", BARS)));
        }
    }

    private static BufferedImage draw(List<Figure.Bar> bars) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(Charts.png(new Figure.Bars("CPU by user", "hours", bars))));
    }

    /** Where the bars are: runs of the bar's colour down the image, each as wide as its middle line. */
    private static List<Rectangle> bars(BufferedImage image) {
        int left = 0;
        while (left < image.getWidth() && ink(image, left, BAR).isEmpty()) {
            left++;
        }
        List<Rectangle> bars = new ArrayList<>();
        for (Rectangle run : ink(image, Math.min(left + 1, image.getWidth() - 1), BAR)) {
            int right = left;
            while (image.getRGB(right + 1, run.y + run.height / 2) == BAR) {
                right++;
            }
            bars.add(new Rectangle(left, run.y, right - left + 1, run.height));
        }
        return bars;
    }

    /** The runs of a colour in a column of the image. */
    private static List<Rectangle> ink(BufferedImage image, int x, int colour) {
        List<Rectangle> runs = new ArrayList<>();
        int begin = -1;
        for (int y = 0; y <= image.getHeight(); y++) {
            boolean inside = y < image.getHeight() && image.getRGB(x, y) == colour;
            if (inside && begin < 0) {
                begin = y;
            } else if (!inside && begin >= 0) {
                runs.add(new Rectangle(x, begin, 1, y - begin));
                begin = -1;
            }
        }
        return runs;
    }

    private static boolean hasInk(BufferedImage image, int left, int top, int width, int height) {
        for (int y = top; y < top + height; y++) {
            for (int x = left; x < Math.min(left + width, image.getWidth()); x++) {
                if (image.getRGB(x, y) != WHITE) {
                    return true;
                }
            }
        }
        return false;
    }
}
