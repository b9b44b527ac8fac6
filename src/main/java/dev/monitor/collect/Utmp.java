package dev.monitor.collect;

import dev.monitor.host.Host;
import dev.monitor.model.CollectException;
import dev.monitor.model.Sessions.Session;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The login records of utmp(5). They are read directly, since who(1) prints the names in them raw: one with a line end
 * forges a line.
 */
final class Utmp {
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

    private static final List<Layout> LAYOUTS = List.of(
            new Layout(384, 340, ByteOrder.LITTLE_ENDIAN),
            new Layout(400, 344, ByteOrder.LITTLE_ENDIAN),
            new Layout(384, 340, ByteOrder.BIG_ENDIAN),
            new Layout(400, 348, ByteOrder.BIG_ENDIAN));

    private final Host host;
    private final ByteBuffer bytes;
    private final Layout layout;

    private Utmp(Host host, ByteBuffer bytes, Layout layout) {
        this.host = host;
        this.bytes = bytes;
        this.layout = layout;
    }

    /** The sessions in the order of the file, or null where the machine has no such file. */
    static @Nullable List<Session> read(Host host) throws CollectException {
        List<Session> sessions = read(host, "/run/utmp");
        // Mostly a link to /run, which would lead out of a machine that is mounted somewhere.
        if (sessions == null && Files.isDirectory(host.path("/var/run"), LinkOption.NOFOLLOW_LINKS)) {
            sessions = read(host, "/var/run/utmp");
        }
        return sessions;
    }

    private static @Nullable List<Session> read(Host host, String path) throws CollectException {
        ByteBuffer bytes;
        try {
            bytes = ByteBuffer.wrap(host.bytes(path));
        } catch (CollectException e) {
            if (e.isNoData()) {
                return null;
            }
            throw e;
        }
        for (Layout layout : LAYOUTS) {
            if (isPlausible(bytes, layout)) {
                return new Utmp(host, bytes.order(layout.order()), layout).sessions();
            }
        }
        throw new CollectException(host.path(path) + ": these " + bytes.limit()
                + " bytes are no utmp records; a reboot writes the file anew");
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

    private List<Session> sessions() {
        List<Session> sessions = new ArrayList<>();
        for (int record = 0; record < bytes.limit(); record += layout.size()) {
            String user = text(record + USER, USER_WIDTH);
            if (bytes.getShort(record) == USER_PROCESS && !user.isEmpty() && isAlive(bytes.getInt(record + PID))) {
                String tty = text(record + LINE, LINE_WIDTH);
                Instant since = Instant.ofEpochSecond(Integer.toUnsignedLong(bytes.getInt(record + layout.seconds())));
                sessions.add(new Session(user, tty, text(record + FROM, FROM_WIDTH), since));
            }
        }
        return sessions;
    }

    /** A session that ended without a word, by a crash for instance, leaves its record behind. */
    private boolean isAlive(int pid) {
        return pid > 0 && host.procPath(Integer.toString(pid)).toFile().exists();
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
