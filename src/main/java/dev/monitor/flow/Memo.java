package dev.monitor.flow;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What was told while the store could not be written: a small file in shared memory, which no full disk concerns. It is
 * lost with a reboot; then something is told once more.
 */
final class Memo {
    private static final Path FOLDER = Path.of("/dev/shm");
    private static final Duration FORGOTTEN = Duration.ofHours(1);
    private static final int LARGEST = 1 << 20;
    /** Of a name of 255 bytes; what distinguishes two paths is mostly at their ends. */
    private static final int LONGEST_NAME = 200;

    private final Path file;
    private final Map<String, Instant> notes = new LinkedHashMap<>();

    private Memo(Path file) {
        this.file = file;
    }

    /** The memo of the runs with this state folder; empty if there is none. */
    static Memo of(Path stateFolder) {
        Memo memo = new Memo(file(stateFolder));
        if (Files.exists(memo.file)) {
            memo.read();
        }
        return memo;
    }

    private static Path file(Path stateFolder) {
        String path = stateFolder.toAbsolutePath().toString().replace('/', '_');
        return FOLDER.resolve("monitor" + path.substring(Math.max(0, path.length() - LONGEST_NAME)));
    }

    /** Whether there is nothing in it. */
    boolean isEmpty() {
        return notes.isEmpty();
    }

    /** Whether it was noted, whenever that was. */
    boolean has(String what) {
        return notes.containsKey(what);
    }

    /** Whether it was noted within the hour before. */
    boolean isFresh(String what, Instant now) {
        Instant before = notes.get(what);
        return before != null && Duration.between(before, now).abs().compareTo(FORGOTTEN) < 0;
    }

    void note(String what, Instant now) {
        notes.put(oneLine(what), now);
    }

    /** Keeps it for the next run. */
    void write() {
        StringBuilder text = new StringBuilder();
        notes.forEach((what, when) ->
                text.append(when.getEpochSecond()).append(' ').append(what).append('\n'));
        Set<OpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        var permissions = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try {
            // Everybody may write into that folder: what is there under the name may be anybody's, or lead anywhere.
            Files.deleteIfExists(file);
            try (FileChannel channel = FileChannel.open(file, options, permissions)) {
                ByteBuffer bytes = StandardCharsets.UTF_8.encode(text.toString());
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
            }
        } catch (IOException e) {
            // Told twice is better than not told.
        }
    }

    /** Forgets all of it. */
    void clear() {
        notes.clear();
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // It is another's, and nobody reads it.
        }
    }

    private void read() {
        try {
            boolean own = Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    && Files.getOwner(file, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(Path.of("/proc/self")))
                    && Files.size(file) <= LARGEST;
            for (String line : own ? Files.readAllLines(file) : Set.<String>of()) {
                int space = line.indexOf(' ');
                notes.put(line.substring(space + 1), Instant.ofEpochSecond(Long.parseLong(line.substring(0, space))));
            }
        } catch (IOException | RuntimeException e) {
            // A torn one: what is in it as far as it can be read is as good as any.
        }
    }

    private static String oneLine(String text) {
        return text.replace('\n', ' ').replace('\r', ' ');
    }
}
