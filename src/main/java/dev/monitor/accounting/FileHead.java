package dev.monitor.accounting;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * What the beginning of an accounting file tells.
 *
 * @param begin when the first process ended, in an older layout: began, in ticks since the epoch; -1 where unknown
 */
record FileHead(Kind kind, long begin) {
    /** What it is. */
    enum Kind {
        MISSING,
        /** This user may not read it. */
        FORBIDDEN,
        /** Without a whole record. */
        EMPTY,
        VERSION_3,
        /** Layouts 0 to 2 (acct(5)), as kernels without CONFIG_BSD_PROCESS_ACCT_V3 write them. */
        OLDER,
        /** No accounting file. */
        FOREIGN
    }

    /** Records may begin later, after bytes that are none; so far they are looked for. */
    private static final int SEARCHED_BYTES = 64 << 10;

    /** Where older layouts have the begin, and which flags they know. */
    private static final int OLDER_BEGIN = 8;

    private static final int FLAGS = 0x1f;
    private static final int NEWEST_OLDER = 2;

    private static final int OTHER_BYTE_ORDER = 0x80;

    /** 1980, in seconds since the epoch. */
    private static final int EARLIEST = 315_532_800;

    static FileHead of(Path path) throws IOException {
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            // To open a pipe would wait for whoever writes to it.
            return new FileHead(Kind.FOREIGN, -1);
        }
        try (FileChannel file = FileChannel.open(path)) {
            return of(file);
        } catch (NoSuchFileException e) {
            return new FileHead(Kind.MISSING, -1);
        } catch (AccessDeniedException e) {
            return new FileHead(Kind.FORBIDDEN, -1);
        }
    }

    /** When the process of the first record ended, in ticks since the epoch; -1 if there is none near the beginning. */
    static long firstEnd(ReadableByteChannel file) throws IOException {
        RecordReader<UsageTable> reader = new RecordReader<>(new UsageTable());
        reader.read(file, 0, SEARCHED_BYTES);
        return reader.firstEnd();
    }

    private static FileHead of(FileChannel file) throws IOException {
        if (file.size() < RecordLayout.BYTES) {
            return new FileHead(Kind.EMPTY, -1);
        }
        long begin = firstEnd(file);
        if (begin >= 0) {
            return new FileHead(Kind.VERSION_3, begin);
        }
        ByteBuffer record = ByteBuffer.allocate(RecordLayout.BYTES);
        file.read(record, 0);
        return ofOlder(record);
    }

    private static FileHead ofOlder(ByteBuffer record) {
        int version = record.get(1) & ~OTHER_BYTE_ORDER;
        boolean swapped = (record.get(1) & OTHER_BYTE_ORDER) != 0;
        int begin = record.order(swapped ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN)
                .getInt(OLDER_BEGIN);
        boolean older = (record.get(0) & ~FLAGS) == 0 && version <= NEWEST_OLDER && begin >= EARLIEST;
        return older ? new FileHead(Kind.OLDER, 100L * begin) : new FileHead(Kind.FOREIGN, -1);
    }
}
