package dev.monitor.flow;

import dev.monitor.store.Store;
import dev.monitor.store.StoreException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A lock between processes. It is the kernel's, so it ends with its holder, however that ends; the file stays. */
final class RunLock implements AutoCloseable {
    private static final int POLL_MILLIS = 50;

    private final FileChannel channel;

    private RunLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock that one run holds at a time, and makes the state folder if it is absent.
     *
     * @return null if another process held the lock all that time
     * @throws Failure if the folder may not be used
     */
    static @Nullable RunLock ofRuns(Path stateFolder, Duration wait) throws Failure {
        Path file = stateFolder.resolve("run.lock");
        try {
            Store.createFolder(stateFolder);
            return take(file, wait);
        } catch (StoreException e) {
            throw Run.failure(e);
        } catch (IOException e) {
            throw new Failure(Exit.DENIED, file + ": cannot be locked; run as root: " + e.getMessage());
        }
    }

    /** Takes the lock, or gives up after a while with null. */
    static @Nullable RunLock take(Path file, Duration wait) throws IOException {
        FileChannel channel = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r-----")));
        long end = System.nanoTime() + wait.toNanos();
        try {
            while (true) {
                FileLock lock = channel.tryLock();
                if (lock != null) {
                    return new RunLock(channel);
                }
                if (System.nanoTime() >= end) {
                    channel.close();
                    return null;
                }
                Thread.sleep(POLL_MILLIS);
            }
        } catch (InterruptedException e) {
            channel.close();
            Thread.currentThread().interrupt();
            return null;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // The kernel lets go of it in any case.
        }
    }
}
