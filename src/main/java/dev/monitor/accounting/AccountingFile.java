package dev.monitor.accounting;

import dev.monitor.model.AccountingCursor;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** A file of accounting records, compressed or not, as it was when it was looked at. Offsets are those of the records. */
final class AccountingFile {
    private static final String COMPRESSED = ".gz";
    private static final int UNZIP_BYTES = 64 << 10;

    private final Path path;
    private final long device;
    private final long inode;
    private final long size;

    private AccountingFile(Path path, Map<String, Object> attributes) throws IOException {
        this.path = path;
        this.device = number(attributes.get("dev"));
        this.inode = number(attributes.get("ino"));
        this.size = number(attributes.get("size"));
    }

    private static long number(@Nullable Object attribute) throws IOException {
        if (attribute instanceof Number number) {
            return number.longValue();
        }
        throw new IOException("the file system tells no inodes");
    }

    /** The file at a path; null if there is none. */
    static @Nullable AccountingFile at(Path path) throws IOException {
        try {
            return new AccountingFile(path, Files.readAttributes(path, "unix:dev,ino,size"));
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    Path path() {
        return path;
    }

    /** Whether at least one record was in it. */
    boolean hasRecords() {
        return size >= RecordLayout.BYTES;
    }

    /** Where the record would begin that is written next, all but a part of one being whole. */
    long end() {
        return size - size % RecordLayout.BYTES;
    }

    /** When the process of the first record ended, in ticks since the epoch; -1 if none is found. */
    long begin() throws IOException {
        try (ReadableByteChannel in = open(0)) {
            return FileHead.firstEnd(in);
        } catch (EOFException | ZipException e) {
            return -1;
        }
    }

    /** Whether the path still leads to this very file. */
    boolean isInPlace() throws IOException {
        AccountingFile now = at(path);
        return now != null && now.device == device && now.inode == inode;
    }

    /** Opens it for reading in one go from an offset on. */
    ReadableByteChannel open(long from) throws IOException {
        if (!isCompressed()) {
            return FileChannel.open(path).position(from);
        }
        InputStream records = new GZIPInputStream(Files.newInputStream(path), UNZIP_BYTES);
        try {
            records.skipNBytes(from);
        } catch (IOException e) {
            records.close();
            throw e;
        }
        return Channels.newChannel(records);
    }

    private boolean isCompressed() {
        return path.toString().endsWith(COMPRESSED);
    }

    /** Whether it is the file that a cursor was in, under whatever name, with all that was read then. */
    boolean holds(AccountingCursor cursor) throws IOException {
        return beginsLike(cursor) && cursor.last().equals(fingerprint(cursor.offset()));
    }

    /** Whether its first record is that of the file that a cursor was in. */
    boolean beginsLike(AccountingCursor cursor) throws IOException {
        return cursor.first().equals(fingerprint(RecordLayout.BYTES));
    }

    /**
     * A cursor in this file behind at least one record.
     *
     * @param name by which the accounting file is known
     * @param lastEnd when the process of the record before it ended
     */
    AccountingCursor cursor(String name, long offset, Instant lastEnd) throws IOException {
        String first = fingerprint(RecordLayout.BYTES);
        return new AccountingCursor(name, device, inode, offset, first, fingerprint(offset), lastEnd);
    }

    /** What the bytes of a record before an offset come down to (FNV-1a of 64 bits, in hex); empty if it is not there. */
    private String fingerprint(long end) throws IOException {
        ByteBuffer record = ByteBuffer.allocate(RecordLayout.BYTES);
        try (ReadableByteChannel in = open(Math.max(0, end - RecordLayout.BYTES))) {
            while (record.hasRemaining()) {
                if (in.read(record) < 0) {
                    return "";
                }
            }
        } catch (EOFException | ZipException e) {
            return "";
        }
        long hash = 0xcbf29ce484222325L;
        for (byte value : record.array()) {
            hash = (hash ^ (value & 0xff)) * 0x100000001b3L;
        }
        return Long.toHexString(hash);
    }
}
