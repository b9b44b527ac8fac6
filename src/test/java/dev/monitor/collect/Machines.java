package dev.monitor.collect;

import dev.monitor.host.Host;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/** The machines that tests look at. */
final class Machines {
    private Machines() {}

    /** One of {@code src/test/resources/hosts}. */
    static Host fixture(String name) {
        return at(Path.of("src/test/resources/hosts", name));
    }

    /** A machine whose root is a folder. */
    static Host at(Path root) {
        return new Host(root, root.resolve("proc"), Clock.systemUTC());
    }

    /** The machine that the test runs on. */
    static Host real() {
        return new Host(Path.of("/"), Path.of("/proc"), Clock.systemUTC());
    }

    /** Writes a file of a machine and its folders. */
    static void write(Path root, String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
