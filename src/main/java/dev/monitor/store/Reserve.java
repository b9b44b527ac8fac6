package dev.monitor.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A few megabytes that are given back to the file system when it is full, so that the run that sees it is kept. */
final class Reserve {
    private static final int BYTES = 4 << 20;
    /** Taken only where it does not itself bring the file system near its end. */
    private static final long PLENTY_BYTES = 64L << 20;

    private final Path file;

    Reserve(Path stateFolder) {
        this.file = stateFolder.resolve("reserve");
    }

    /** Takes the space if it is absent and there is plenty. Real bytes, since a hole would reserve nothing. */
    void take() {
        if (Files.exists(file)
                || file.toFile().getAbsoluteFile().getParentFile().getUsableSpace() < PLENTY_BYTES) {
            return;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer zeros = ByteBuffer.allocate(BYTES);
            while (zeros.hasRemaining() && channel.write(zeros) > 0) {
                // A full disk may write less than asked.
            }
        } catch (IOException e) {
            // A reserve that cannot be had is no fault; the next run tries again.
        }
    }

    /** Gives the space back; false if there was none. */
    boolean free() {
        try {
            return Files.deleteIfExists(file);
        } catch (IOException e) {
            return false;
        }
    }
}
