package dev.monitor.render;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The typeface of the charts: Liberation Sans, which is bundled, because a server need not have any font. The JDK wants
 * files: they lie in a folder of their own while the first chart is drawn. The JDK holds on to the one that it opened, and
 * every later chart must use the same font: the JDK takes fonts of one name for the same, and keeps what it measured of the
 * first.
 *
 * <p>On Linux the JDK also asks fontconfig for the fonts of the system before it makes any font, fails where there are
 * none, and keeps what it found in a file under the user's home. An own, empty font configuration spares all three. The JDK
 * reads it once in the life of a process.
 */
final class Typeface implements AutoCloseable {
    private static final String RESOURCE = "/liberation/LiberationSans-Regular.ttf";
    private static final String CONFIGURATION = "sun.awt.fontconfig";

    /** The least that the JDK accepts: it names no font. */
    private static final String EMPTY = "version=1\nsequence.allfonts=latin-1\n";

    private static @Nullable Font loaded;

    private final @Nullable Path folder;
    private final Font font;

    private Typeface(@Nullable Path folder, Font font) {
        this.folder = folder;
        this.font = font;
    }

    /** The typeface, which must be closed after the drawing. Not for several threads at once. */
    static Typeface open() throws IOException {
        return loaded == null ? load() : new Typeface(null, loaded);
    }

    private static Typeface load() throws IOException {
        Path folder = Files.createTempDirectory("monitor-chart");
        try {
            if (System.getProperty(CONFIGURATION) == null) {
                Path empty = Files.writeString(file(folder, "fontconfig.properties"), EMPTY);
                System.setProperty(CONFIGURATION, empty.toString());
            }
            try (InputStream bundled = Typeface.class.getResourceAsStream(RESOURCE)) {
                Files.copy(Objects.requireNonNull(bundled, RESOURCE), file(folder, "font.ttf"));
            }
            Font font =
                    Font.createFont(Font.TRUETYPE_FONT, file(folder, "font.ttf").toFile());
            loaded = font;
            return new Typeface(folder, font);
        } catch (FontFormatException e) {
            delete(folder);
            throw new IOException("the bundled font cannot be read", e);
        } catch (IOException | RuntimeException | Error e) {
            delete(folder);
            throw e;
        }
    }

    /** The font in a size of pixels. */
    Font sized(float pixels) {
        return font.deriveFont(pixels);
    }

    @Override
    public void close() throws IOException {
        if (folder != null) {
            delete(folder);
        }
    }

    private static Path file(Path folder, String name) {
        return folder.resolve(name);
    }

    private static void delete(Path folder) throws IOException {
        Files.deleteIfExists(file(folder, "font.ttf"));
        Files.deleteIfExists(file(folder, "fontconfig.properties"));
        Files.delete(folder);
    }
}
