package dev.monitor.journal;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** The lines of a file in UTF-8, compressed by gzip or not, without ever holding more than one of them. */
final class LineReader implements AutoCloseable {
    /** More than the longest line of a journal. */
    private static final int LONGEST_LINE = 16 << 20;

    private static final int GZIP_MAGIC = 0x1f8b;
    private static final int BUFFER_BYTES = 64 << 10;

    private final InputStream in;
    private byte[] line = new byte[8192];

    private LineReader(InputStream in) {
        this.in = in;
    }

    static LineReader open(Path file) throws IOException {
        BufferedInputStream raw = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES);
        try {
            raw.mark(2);
            int magic = raw.read() << 8 | raw.read();
            raw.reset();
            boolean compressed = magic == GZIP_MAGIC;
            return new LineReader(
                    compressed ? new BufferedInputStream(new GZIPInputStream(raw, BUFFER_BYTES), BUFFER_BYTES) : raw);
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    /** The next line without its end; null after the last one. One that is longer than any may be is cut. */
    @Nullable
    String next() throws IOException {
        int length = 0;
        int c = in.read();
        if (c < 0) {
            return null;
        }
        while (c >= 0 && c != '\n') {
            if (length < LONGEST_LINE) {
                if (length == line.length) {
                    line = Arrays.copyOf(line, 2 * length);
                }
                line[length++] = (byte) c;
            }
            c = in.read();
        }
        return new String(line, 0, length, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
