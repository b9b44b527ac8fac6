package dev.monitor.store;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * The native part of SQLite. It is unpacked once under the state folder, not at each start into a temporary folder that
 * may be mounted noexec, and it is loaded only if nobody but root or the runner could have written it.
 */
final class NativeLibrary {
    private static final String NAME = "libsqlitejdbc.so";

    private NativeLibrary() {}

    /** Makes the driver use the library under the state folder, and puts it there if it is absent. */
    static void install(Path stateFolder) throws StoreException {
        Path folder = folder(stateFolder);
        Path library = folder.resolve(NAME);
        try {
            if (!Files.exists(library)) {
                unpack(folder, library);
            }
        } catch (IOException e) {
            throw Faults.ofFile(library, e);
        }
        use(stateFolder, folder, library);
    }

    /** Makes the driver use the library under the state folder, or if it is absent one that it puts into another folder. */
    static void installBeside(Path other, Path stateFolder) throws StoreException {
        if (Files.exists(folder(stateFolder).resolve(NAME))) {
            useInstalled(stateFolder);
        } else {
            install(other);
        }
    }

    /** Makes the driver use the library under the state folder, which must be there. */
    static void useInstalled(Path stateFolder) throws StoreException {
        Path folder = folder(stateFolder);
        if (!Files.exists(folder.resolve(NAME))) {
            throw new StoreException(
                    StoreException.Kind.FAILED, stateFolder + ": this version has made no run yet; run `collect` once");
        }
        use(stateFolder, folder, folder.resolve(NAME));
    }

    /** A folder for each version of the driver, which the build writes into the manifest for this package. */
    private static Path folder(Path stateFolder) {
        String version = NativeLibrary.class.getPackage().getSpecificationVersion();
        return stateFolder.resolve("lib").resolve("sqlite-" + (version == null ? "unversioned" : version));
    }

    private static void use(Path stateFolder, Path folder, Path library) throws StoreException {
        // Whoever may write a folder above could put another library into its place.
        for (Path above = library; above != null && !above.equals(stateFolder.getParent()); above = above.getParent()) {
            requireTrusted(above.equals(stateFolder) ? real(above) : above);
        }
        System.setProperty("org.sqlite.lib.path", folder.toString());
        System.setProperty("org.sqlite.lib.name", NAME);
        // Where the driver looks for what it unpacked itself, to delete it: nothing, here.
        System.setProperty("org.sqlite.tmpdir", folder.toString());
    }

    /** The state folder itself may be a link, as onto another disk. */
    private static Path real(Path stateFolder) throws StoreException {
        try {
            return stateFolder.toRealPath();
        } catch (IOException e) {
            throw Faults.ofFile(stateFolder, e);
        }
    }

    private static void unpack(Path folder, Path library) throws IOException {
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        String resource = "/org/sqlite/native/" + platform() + "/" + NAME;
        // One name for all: what a killed run leaves is written over by the next. The run lock keeps others away.
        Path unfinished = folder.resolve(NAME + ".part");
        try (InputStream in = NativeLibrary.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("this build has no SQLite for " + platform());
            }
            Files.copy(in, unfinished, StandardCopyOption.REPLACE_EXISTING);
            Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rw-r--r--"));
            Files.move(unfinished, library, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** The driver's own name of this platform; asked by itself it would run uname(1). */
    private static String platform() {
        String arch = System.getProperty("os.arch", "");
        String folder = switch (arch) {
            case "amd64" -> "x86_64";
            case "i386" -> "x86";
            case "arm" -> "armv7";
            case "ppc64le" -> "ppc64";
            default -> arch;
        };
        return (isMusl() ? "Linux-Musl/" : "Linux/") + folder;
    }

    /** Whether the C library is musl (Alpine): its loader says so. */
    private static boolean isMusl() {
        String[] names = new File("/lib").list();
        for (String name : names == null ? new String[0] : names) {
            if (name.startsWith("ld-musl-")) {
                return true;
            }
        }
        return false;
    }

    private static void requireTrusted(Path path) throws StoreException {
        try {
            Object owner = Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
            Object runner = Files.getAttribute(Path.of("/proc/self"), "unix:uid");
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS);
            boolean othersWrite = permissions.contains(PosixFilePermission.GROUP_WRITE)
                    || permissions.contains(PosixFilePermission.OTHERS_WRITE);
            if (Files.isSymbolicLink(path) || othersWrite || !(owner.equals(0) || owner.equals(runner))) {
                throw new StoreException(
                        StoreException.Kind.DENIED,
                        path
                                + ": must belong to root and be writable by nobody else, since it is run; remove it and run again");
            }
        } catch (IOException e) {
            throw Faults.ofFile(path, e);
        }
    }
}
