package dev.monitor.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A store in shared memory, which no full disk concerns. Alerts and deliveries go on in it from where they were while the
 * store itself cannot be written, and come back when it can. Only a reboot loses it; then something is told once more.
 */
public final class StandIn implements AutoCloseable {
    private static final Path SHARED_MEMORY = Path.of("/dev/shm");
    /** Of a name of 255 bytes; what distinguishes two paths is mostly at their ends. */
    private static final int LONGEST_NAME = 200;

    private final Store store;

    private StandIn(Store store) {
        this.store = store;
    }

    /**
     * Opens the one that there is, or begins one. Where there is no shared memory it lasts for this process alone. The caller
     * holds the lock of the runs.
     *
     * @param kept the store that cannot be written; null if it cannot be read either
     */
    public static StandIn open(Path stateFolder, @Nullable Store kept) throws StoreException {
        Path folder = folder(stateFolder);
        try {
            makeOwn(folder);
            Store known = known(folder, stateFolder, kept);
            return new StandIn(known == null ? begin(folder, stateFolder, kept) : known);
        } catch (IOException | StoreException e) {
            return new StandIn(begin(Store.inMemory(stateFolder), stateFolder, kept));
        }
    }

    /**
     * Opens to read what alerts and deliveries live in at present: the store that stands in if there is one, else the store
     * itself; null if there is none either.
     */
    public static @Nullable Store openToRead(Path stateFolder) throws StoreException {
        Path folder = folder(stateFolder);
        return Files.exists(Store.file(folder)) && isOwn(folder)
                ? Store.openToRead(folder, stateFolder)
                : Store.openToRead(stateFolder);
    }

    /** Takes back into a store that can be written what one that stood in for it has come to. */
    public static void takeBack(Path stateFolder, Store into) throws StoreException {
        Path folder = folder(stateFolder);
        if (!Files.exists(Store.file(folder)) || !isOwn(folder)) {
            return;
        }
        String name;
        try (Store standIn = Store.openBeside(folder, stateFolder)) {
            name = standIn.handover().name();
        } catch (StoreException e) {
            // It is beyond use; what it knew is told once more.
            name = null;
        }
        if (name != null) {
            into.handover().takeBack(Store.file(folder), name);
        }
        try {
            remove(folder);
        } catch (IOException e) {
            // The next run does that; it is not taken back twice.
        }
    }

    /** The one that stands in already; null for none, or one that is beyond use. */
    private static @Nullable Store known(Path folder, Path stateFolder, @Nullable Store kept) {
        if (!Files.exists(Store.file(folder))) {
            return null;
        }
        try {
            Store known = Store.openBeside(folder, stateFolder);
            if (isUnderWay(known, kept)) {
                return known;
            }
            known.close();
        } catch (StoreException e) {
            // What it knew is told once more.
        }
        return null;
    }

    /** Whether it was begun, and not taken back by a run that was killed before it could remove it. */
    private static boolean isUnderWay(Store known, @Nullable Store kept) {
        try {
            String name = known.handover().name();
            return name != null && (kept == null || !name.equals(kept.handover().name()));
        } catch (StoreException e) {
            return false;
        }
    }

    private static Store begin(Path folder, Path stateFolder, @Nullable Store kept) throws IOException, StoreException {
        remove(folder);
        makeOwn(folder);
        return begin(Store.openBeside(folder, stateFolder), stateFolder, kept);
    }

    private static Store begin(Store store, Path stateFolder, @Nullable Store kept) throws StoreException {
        try {
            if (kept == null) {
                store.handover().standIn();
            } else {
                store.handover().standInFor(Store.file(stateFolder));
            }
            return store;
        } catch (StoreException e) {
            store.close();
            throw e;
        }
    }

    /** Another one for each path: with a slash made an underscore, {@code a/b} and {@code a_b} would share one. */
    private static Path folder(Path stateFolder) {
        String path =
                stateFolder.toAbsolutePath().toString().replace("%", "%25").replace("/", "%2F");
        return SHARED_MEMORY.resolve("monitor" + path.substring(Math.max(0, path.length() - LONGEST_NAME)));
    }

    /** Everybody may write into shared memory: what is there under the name may be anybody's, or lead anywhere. */
    private static void makeOwn(Path folder) throws IOException {
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS) && !isOwn(folder)) {
            Files.move(folder, folder.resolveSibling(folder.getFileName() + "." + System.nanoTime()));
        }
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
    }

    private static boolean isOwn(Path folder) {
        try {
            return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                    && Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(Path.of("/proc/self")))
                    && Files.getPosixFilePermissions(folder, LinkOption.NOFOLLOW_LINKS)
                            .equals(PosixFilePermissions.fromString("rwx------"));
        } catch (IOException e) {
            return false;
        }
    }

    private static void remove(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
    }

    /** The store that stands in. */
    public Store store() {
        return store;
    }

    @Override
    public void close() {
        store.close();
    }
}
