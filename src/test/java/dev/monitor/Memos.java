package dev.monitor;

import java.nio.file.Path;

/** The memos of runs that could not write their stores: they are in shared memory, where no temporary folder holds them. */
public final class Memos {
    private static final Path SHARED = Path.of("/dev/shm");

    private Memos() {}

    /** Removes the memo of the runs with a state folder, if there is one, at the end of this JVM: the next run may read it. */
    public static void removeAtExit(Path stateFolder) {
        String path = stateFolder.toAbsolutePath().toString().replace('/', '_');
        SHARED.resolve("monitor" + path).toFile().deleteOnExit();
    }
}
