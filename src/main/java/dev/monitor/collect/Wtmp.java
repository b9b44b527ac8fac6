package dev.monitor.collect;

import dev.monitor.host.Host;
import dev.monitor.model.CollectException;
import dev.monitor.model.SessionEvent;
import dev.monitor.model.Sessions.Session;
import dev.monitor.model.WtmpPosition;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who came and went between two looks, by {@code /var/log/wtmp}: the log to which records of utmp(5) are appended. Newer
 * systems have none; no more than such visits is missed there.
 */
public final class Wtmp {
    private static final String FILE = "/var/log/wtmp";

    /** Of more than this, which no sessions write between two looks, only the end is read. */
    static final int MOST_BYTES = 1 << 20;

    /** A whole number of records, whatever their layout. */
    private static final int RECORDS = 9_600;

    /** Sessions and log are not looked at in the same moment: what is as recent as this is left to the next look. */
    static final Duration RECENT = Duration.ofSeconds(5);

    /** Where a record is further ahead of the clock than this, the clock was set back. */
    private static final Duration AHEAD = Duration.ofMinutes(2);

    private final Instant from;
    private final Instant to;
    private final Map<String, Session> open = new HashMap<>();
    private final List<SessionEvent> visits = new ArrayList<>();

    private Wtmp(Instant from, Instant to) {
        this.from = from;
        this.to = to;
    }

    /**
     * What a look found.
     *
     * @param visits the sessions that began and ended since the look before, in the order of their ends
     * @param next where the next look goes on
     */
    public record News(List<SessionEvent> visits, WtmpPosition next) {}

    /**
     * Where the log ends, for the first look.
     *
     * @throws CollectException if that cannot be told
     */
    public static WtmpPosition end(Host host) throws CollectException {
        Path path = host.path(FILE);
        return isThere(path) ? new WtmpPosition(inode(path), path.toFile().length()) : WtmpPosition.NONE;
    }

    /**
     * What was appended since the look before.
     *
     * @param since where that one ended
     * @param previous the wall clock then
     * @param now the wall clock of this look
     * @throws CollectException if the log cannot be read, or what was appended is malformed
     */
    public static News read(Host host, WtmpPosition since, Instant previous, Instant now) throws CollectException {
        Path path = host.path(FILE);
        File file = path.toFile();
        long end = file.length();
        if (end == since.offset()) {
            return new News(List.of(), since);
        }
        if (!isThere(path)) {
            return new News(List.of(), WtmpPosition.NONE);
        }
        long inode = inode(path);
        long begin = begin(since, inode, end);
        UtmpRecords records = UtmpRecords.of(bytes(file, begin, end), begin);
        if (records == null) {
            throw new CollectException(path + ": its last " + (end - begin)
                    + " bytes are no utmp records; move it away and an empty one in its place");
        }
        Wtmp log = new Wtmp(previous.minus(RECENT), now);
        int read = log.read(records);
        return new News(log.visits, new WtmpPosition(inode, begin + (long) read * records.size()));
    }

    /** A log that was rotated begins anew. */
    private static long begin(WtmpPosition since, long inode, long end) {
        long begin = inode == since.inode() && end > since.offset() ? since.offset() : 0;
        return end - begin <= MOST_BYTES ? begin : (end - MOST_BYTES + RECORDS - 1) / RECORDS * RECORDS;
    }

    /** Reads up to what is too recent, and tells how many records that were. */
    private int read(UtmpRecords records) {
        int record = 0;
        while (record < records.count() && !isRecent(records.time(record))) {
            read(records, record);
            record++;
        }
        return record;
    }

    private boolean isRecent(Instant time) {
        return time.isAfter(to.minus(RECENT)) && time.isBefore(to.plus(AHEAD));
    }

    private void read(UtmpRecords records, int record) {
        Session begun = records.session(record);
        if (begun != null) {
            open.put(begun.tty(), begun);
        } else if (records.type(record) == UtmpRecords.DEAD_PROCESS) {
            Session ended = open.remove(records.line(record));
            if (ended != null) {
                end(ended, records.time(record));
            }
        } else if (records.type(record) == UtmpRecords.BOOT) {
            for (Session ended : open.values()) {
                end(ended, records.time(record));
            }
            open.clear();
        }
    }

    private void end(Session session, Instant time) {
        boolean sinceThen = !session.since().isBefore(from) && !time.isAfter(to);
        if (sinceThen && !time.isBefore(session.since())) {
            visits.add(new SessionEvent(SessionEvent.Kind.VISIT, session, time));
        }
    }

    /** A link may lead out of a machine that is mounted somewhere, and a pipe would block who opens it. */
    private static boolean isThere(Path path) {
        return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
    }

    private static long inode(Path path) throws CollectException {
        try {
            return Files.getAttribute(path, "unix:ino") instanceof Number inode ? inode.longValue() : 0;
        } catch (IOException e) {
            throw new CollectException(path + ": " + e.getMessage());
        }
    }

    private static byte[] bytes(File path, long begin, long end) throws CollectException {
        byte[] bytes = new byte[(int) (end - begin)];
        try (RandomAccessFile file = new RandomAccessFile(path, "r")) {
            file.seek(begin);
            file.readFully(bytes);
            return bytes;
        } catch (IOException e) {
            throw new CollectException(path + ": may not be read, or was cut meanwhile");
        }
    }
}
