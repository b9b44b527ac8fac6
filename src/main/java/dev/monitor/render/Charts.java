package dev.monitor.render;

import dev.monitor.model.Figure;
import dev.monitor.model.LocalZone;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.ZoneId;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Figures as pictures. It needs no display, no font of the system, and leaves no file behind. */
public final class Charts {
    static {
        // Read when the first class of AWT is loaded, which is later than this.
        System.setProperty("java.awt.headless", "true");
    }

    private Charts() {}

    /**
     * The figure as a PNG on white, with the times of this machine's zone.
     *
     * @throws IOException as {@link #png(Figure, Theme, ZoneId)}
     */
    public static byte[] png(Figure figure) throws IOException {
        return png(figure, Theme.LIGHT, LocalZone.get());
    }

    /**
     * The figure as a PNG, 1000 pixels wide, made to be read on a phone.
     *
     * @param zone in which times are told
     * @throws IOException if it cannot be drawn here, as where the JDK lacks its graphics libraries; a message must not
     *     wait for its chart
     */
    public static synchronized byte[] png(Figure figure, Theme theme, ZoneId zone) throws IOException {
        try (Typeface typeface = Typeface.open()) {
            Look look = new Look(typeface, theme);
            return encoded(
                    figure instanceof Figure.Lines lines
                            ? LineChart.draw(lines, look, zone)
                            : BarChart.draw((Figure.Bars) figure, look));
        } catch (RuntimeException | Error e) {
            // The JDK tells by errors of many kinds that its libraries or fonts are not there.
            throw new IOException("the chart cannot be drawn: " + e, e);
        }
    }

    private static byte[] encoded(BufferedImage image) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        // Given a plain stream, ImageIO would make a file in the temporary folder.
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(image, "png", out);
        }
        return bytes.toByteArray();
    }
}
