package dev.monitor.journal;

import dev.monitor.model.JournalLine;
import dev.monitor.model.Snapshot;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The log: a file a day, a line a run. A line is appended whole or, by the next run, made whole: what a power cut tore is
 * cut off, what is absent is written.
 */
public final class Journal {
    private static final int FIRST_LOOK_BYTES = 64 << 10;
    /** More than the longest line. */
    private static final int LAST_LOOK_BYTES = 16 << 20;

    private static final FileAttribute<?> FOR_GROUP =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r-----"));

    private static final FileAttribute<?> FOLDER_FOR_GROUP =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-x---"));

    private final Path folder;
    private final String prefix;
    private final String suffix;
    private final Format format;

    /**
     * @param prefix the beginning of a file's name, before the date
     * @param suffix what follows the date, before the ending
     */
    public Journal(Path folder, String prefix, String suffix, Format format) {
        this.folder = folder;
        this.prefix = prefix;
        this.suffix = suffix;
        this.format = format;
    }

    /** The line of a snapshot and the file it belongs into, by its local date. */
    public JournalLine line(Snapshot snapshot) {
        String name = prefix + Format.local(snapshot).toLocalDate() + suffix + format.ending();
        return new JournalLine(folder.resolve(name).toString(), format.line(snapshot));
    }

    /**
     * Brings the log to where it should be: cuts a torn tail off each file, and appends those of the lines that are not in
     * it. What belongs into another folder, where the log was before, and cannot be written there, comes into this one.
     *
     * @param lines those of the last runs that may be absent, oldest first
     * @throws JournalException if a file cannot be written; what could be written before is
     */
    public void complete(List<JournalLine> lines) throws JournalException {
        int from = 0;
        while (from < lines.size()) {
            String file = lines.get(from).file();
            int to = from;
            while (to < lines.size() && lines.get(to).file().equals(file)) {
                to++;
            }
            completeFile(Path.of(file), lines.subList(from, to));
            from = to;
        }
    }

    private void completeFile(Path file, List<JournalLine> lines) throws JournalException {
        try {
            completeIn(file, lines);
        } catch (IOException e) {
            Path here = folder.resolve(String.valueOf(file.getFileName()));
            if (here.equals(file)) {
                throw fault(file, e);
            }
            completeFile(here, lines);
        }
    }

    private static void completeIn(Path file, List<JournalLine> lines) throws IOException {
        createFolder(file);
        try (FileChannel channel = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                FOR_GROUP)) {
            Tail tail = tail(channel);
            if (tail.end() < channel.size()) {
                channel.truncate(tail.end());
            }
            List<String> absent = absent(tail.line(), lines);
            if (absent.size() == lines.size()) {
                absent = absent(channel, tail.end(), lines);
            }
            append(channel, tail.end(), absent);
        }
    }

    private static void createFolder(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            Files.createDirectories(folder, FOLDER_FOR_GROUP);
        }
    }

    /** Where the last complete line of a file ends, and that line; empty if there is none. */
    private record Tail(long end, String line) {}

    /** Looks back from the end of the file until a whole line is seen. */
    private static Tail tail(FileChannel channel) throws IOException {
        long size = channel.size();
        for (int span = FIRST_LOOK_BYTES; ; span = Math.min(4 * span, LAST_LOOK_BYTES)) {
            long from = Math.max(0, size - span);
            byte[] bytes = read(channel, from, size);
            int end = afterLastNewline(bytes, bytes.length);
            int begin = afterLastNewline(bytes, end - 1);
            if ((begin > 0 && end > 0) || from == 0 || span == LAST_LOOK_BYTES) {
                String line = end == 0 ? "" : new String(bytes, begin, end - 1 - begin, StandardCharsets.UTF_8);
                return new Tail(from + end, line);
            }
        }
    }

    private static int afterLastNewline(byte[] bytes, int before) {
        int index = Math.max(0, before);
        while (index > 0 && bytes[index - 1] != '\n') {
            index--;
        }
        return index;
    }

    /** What follows the last line of the file, or all if that is none of them. */
    private static List<String> absent(String last, List<JournalLine> lines) {
        List<String> absent = new ArrayList<>();
        for (JournalLine line : lines) {
            if (line.line().equals(last)) {
                absent.clear();
            } else {
                absent.add(line.line());
            }
        }
        return absent;
    }

    /** The same where the last line is another writer's: what is not in the file, as far back as a day's lines may be. */
    private static List<String> absent(FileChannel channel, long end, List<JournalLine> lines) throws IOException {
        byte[] bytes = read(channel, Math.max(0, end - LAST_LOOK_BYTES), end);
        String text = "\n" + new String(bytes, StandardCharsets.UTF_8);
        List<String> absent = new ArrayList<>();
        for (JournalLine line : lines) {
            if (!text.contains("\n" + line.line() + "\n")) {
                absent.add(line.line());
            }
        }
        return absent;
    }

    private static void append(FileChannel channel, long end, List<String> lines) throws IOException {
        if (lines.isEmpty()) {
            return;
        }
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            text.append(line).append('\n');
        }
        ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
        channel.position(end);
        try {
            while (bytes.hasRemaining()) {
                // On a full disk a write may be short without an exception; the next one has it.
                channel.write(bytes);
            }
        } catch (IOException e) {
            channel.truncate(end);
            throw e;
        }
        channel.force(false);
    }

    private static byte[] read(FileChannel channel, long from, long to) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) (to - from));
        while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) > 0) {
            // until all is there
        }
        return bytes.array();
    }

    /** Deletes files of the log, and tells which are gone. */
    public static List<String> delete(List<String> files) {
        List<String> gone = new ArrayList<>();
        for (String file : files) {
            try {
                Files.deleteIfExists(Path.of(file));
                gone.add(file);
            } catch (IOException e) {
                // It stays on the list, so a later run tries again.
            }
        }
        return gone;
    }

    private static JournalException fault(Path file, IOException e) {
        if (e instanceof AccessDeniedException) {
            return new JournalException(file + ": may not be written by this user; run as root, or set LOG_PATH");
        }
        if (e instanceof FileAlreadyExistsException) {
            return new JournalException(e.getMessage() + ": is no folder; set LOG_PATH");
        }
        if (e instanceof NoSuchFileException) {
            return new JournalException(file + ": its folder cannot be made; set LOG_PATH");
        }
        String reason = e instanceof FileSystemException f && f.getReason() != null
                ? f.getReason()
                : String.valueOf(e.getMessage());
        return new JournalException(file + ": " + reason + "; the line is kept and written later");
    }
}
