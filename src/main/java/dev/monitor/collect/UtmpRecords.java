package dev.monitor.collect;

import dev.monitor.model.Sessions.Session;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The records of utmp(5), in the files of those who are logged in and of those who were. */
final class UtmpRecords {
    static final int BOOT = 2;
    static final int DEAD_PROCESS = 8;
    private static final int USER_PROCESS = 7;
    private static final int LARGEST_TYPE = 9;

    // Offsets and widths in bytes, the same in every layout.
    private static final int PID = 4;
    private static final int LINE = 8;
    private static final int LINE_WIDTH = 32;
    private static final int USER = 44;
    private static final int USER_WIDTH = 32;
    private static final int FROM = 76;
    private static final int FROM_WIDTH = 256;

    /**
     * What differs between machines. Where session and time are longs, as on aarch64, a record is 16 bytes longer.
     *
     * @param size bytes of a record
     * @param seconds where the (low) four bytes of its time begin, which last until 2106
     */
    private record Layout(int size, int seconds, ByteOrder order) {}

    private static final Layout[] LAYOUTS = {
        new Layout(384, 340, ByteOrder.LITTLE_ENDIAN),
        new Layout(400, 344, ByteOrder.LITTLE_ENDIAN),
        new Layout(384, 340, ByteOrder.BIG_ENDIAN),
        new Layout(400, 348, ByteOrder.BIG_ENDIAN)
    };

    private final ByteBuffer bytes;
    private final Layout layout;

    private UtmpRecords(ByteBuffer bytes, Layout layout) {
        this.bytes = bytes;
        this.layout = layout;
    }

    /**
     * The records that bytes of a file are.
     *
     * @param begin where in the file they begin
     * @return null if they are none
     */
    static @Nullable UtmpRecords of(byte[] bytes, long begin) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        for (Layout layout : LAYOUTS) {
            if (begin % layout.size() == 0 && isPlausible(buffer, layout)) {
                return new UtmpRecords(buffer.order(layout.order()), layout);
            }
        }
        return null;
    }

    private static boolean isPlausible(ByteBuffer bytes, Layout layout) {
        if (bytes.limit() % layout.size() != 0) {
            return false;
        }
        bytes.order(layout.order());
        for (int record = 0; record < bytes.limit(); record += layout.size()) {
            short type = bytes.getShort(record);
            if (type < 0 || type > LARGEST_TYPE) {
                return false;
            }
        }
        return true;
    }

    /** How many there are. */
    int count() {
        return bytes.limit() / layout.size();
    }

    /** Bytes of a record. */
    int size() {
        return layout.size();
    }

    /** The type of a record, by its place from 0. */
    int type(int record) {
        return bytes.getShort(record * layout.size());
    }

    int pid(int record) {
        return bytes.getInt(record * layout.size() + PID);
    }

    /** The terminal, without its folder. */
    String line(int record) {
        return text(record * layout.size() + LINE, LINE_WIDTH);
    }

    Instant time(int record) {
        int seconds = bytes.getInt(record * layout.size() + layout.seconds());
        return Instant.ofEpochSecond(Integer.toUnsignedLong(seconds));
    }

    /** The session that a record begins; null if it begins none. */
    @Nullable
    Session session(int record) {
        int at = record * layout.size();
        String user = type(record) == USER_PROCESS ? text(at + USER, USER_WIDTH) : "";
        return user.isEmpty() ? null : new Session(user, line(record), text(at + FROM, FROM_WIDTH), time(record));
    }

    /** A field that ends with its first NUL, or fills its width. */
    private String text(int at, int width) {
        byte[] field = new byte[width];
        bytes.get(at, field);
        int length = 0;
        while (length < width && field[length] != 0) {
            length++;
        }
        return new String(field, 0, length, StandardCharsets.UTF_8);
    }
}
