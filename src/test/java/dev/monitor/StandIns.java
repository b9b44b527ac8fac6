package dev.monitor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The stores that stood in for stores of tests that could not be written: they are in shared memory, where no temporary
 * folder holds them. They stay until the end of this JVM, since a test's next run may go on from one.
 */
public final class StandIns {
    private static final Set<Path> FOLDERS = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> FOLDERS.forEach(StandIns::remove)));
    }

    private StandIns() {}

    /** Where a store stands in for the one of a state folder. */
    public static Path folder(Path stateFolder) {
        String path =
                stateFolder.toAbsolutePath().toString().replace("%", "%25").replace("/", "%2F");
        return Path.of("/dev/shm", "monitor" + path);
    }

    /** Removes it, if there is one, at the end of this JVM. */
    public static void removeAtExit(Path stateFolder) {
        FOLDERS.add(folder(stateFolder));
    }

    private static void remove(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
