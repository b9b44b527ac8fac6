package dev.monitor.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file whose content decides what this program does, perhaps as root: it must belong to root or to who runs the program,
 * nobody else may write it, and nobody else may read it if it holds a secret.
 *
 * @param owner the uid it belongs to
 * @param mode its permission bits (stat(2))
 * @param text its content as UTF-8; broken bytes become U+FFFD
 */
record GuardedFile(Path path, long owner, int mode, String text) {
    private static final int REGULAR = 0100000;
    private static final int TYPE = 0170000;
    private static final int OTHERS_WRITE = 0022;
    private static final int OTHERS_READ = 0044;
    private static final String PLAIN = "/._-0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

    /**
     * Reads a file.
     *
     * @throws SettingsException if it may not be read
     * @throws IOException if it is missing, no file, too large or unreadable; the message says which, without the path
     */
    static GuardedFile read(Path path, int mostBytes) throws SettingsException, IOException {
        try {
            int mode = attribute(path, "mode");
            if ((mode & TYPE) != REGULAR) {
                throw new IOException("not a regular file");
            }
            return new GuardedFile(path, owner(path), mode, text(path, mostBytes));
        } catch (NoSuchFileException e) {
            throw new IOException("no such file");
        } catch (AccessDeniedException e) {
            throw SettingsException.permission(path + ": may not be read; " + readable(path));
        } catch (FileSystemException e) {
            throw new IOException("cannot be read: " + e.getReason());
        }
    }

    /**
     * Checks who may write it, and who may read it if it holds a secret.
     *
     * @param secret the key whose secret it holds; null if it holds none
     * @throws SettingsException if others may; it names what mends it
     */
    void check(@Nullable String secret) throws SettingsException {
        check(secret, owner == 0 ? 0 : runner());
    }

    void check(@Nullable String secret, long runner) throws SettingsException {
        StringBuilder wrong = new StringBuilder();
        StringBuilder remedy = new StringBuilder();
        if (owner != 0 && owner != runner) {
            wrong.append(" it belongs to uid ").append(owner).append(';');
            remedy.append(runner == 0 ? " chown " : " sudo chown ")
                    .append(runner)
                    .append(' ')
                    .append(quoted(path));
        }
        boolean readable = secret != null && (mode & OTHERS_READ) != 0;
        if (readable || (mode & OTHERS_WRITE) != 0) {
            wrong.append(readable ? " others may read it and it holds " + secret : " others may write it")
                    .append(';');
            remedy.append(remedy.isEmpty() ? " " : " && ")
                    .append(readable ? "chmod 600 " : "chmod go-w ")
                    .append(quoted(path));
        }
        if (!wrong.isEmpty()) {
            throw SettingsException.permission(path + ":" + wrong + remedy);
        }
    }

    /** What makes it readable for who runs this program. */
    private static String readable(Path path) {
        long runner = runner();
        try {
            if (owner(path) == runner) {
                return "chmod u+r " + quoted(path);
            }
        } catch (IOException e) {
            // Its folder is closed too; the advice is the same as for the file of another user.
        }
        return "run this as root, or: sudo chown " + runner + " " + quoted(path);
    }

    private static String text(Path path, int mostBytes) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(mostBytes + 1);
            if (bytes.length > mostBytes) {
                throw new IOException("larger than " + (mostBytes >> 10) + " KiB");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /** The numeric owner: its name could be a question to a name service that does not answer. */
    private static long owner(Path path) throws IOException {
        return attribute(path, "uid") & 0xffffffffL;
    }

    private static int attribute(Path path, String name) throws IOException {
        return (Integer) Objects.requireNonNull(Files.getAttribute(path, "unix:" + name));
    }

    /** The uid that runs this program; root where {@code /proc} cannot tell, which trusts nobody else. */
    private static long runner() {
        try {
            return owner(Path.of("/proc/self"));
        } catch (IOException e) {
            return 0;
        }
    }

    /** The path as a shell takes it. */
    private static String quoted(Path path) {
        String text = path.toString();
        for (int i = 0; i < text.length(); i++) {
            if (PLAIN.indexOf(text.charAt(i)) < 0) {
                return "'" + text.replace("'", "'\\''") + "'";
            }
        }
        return text;
    }
}
