package dev.monitor.collect;

import dev.monitor.host.Host;
import dev.monitor.model.CollectException;
import dev.monitor.model.ProcessTable.Entry;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads one process after the other; for one thread. */
final class ProcessReader {
    /** Ample: {@code stat} has some 50 numbers, and in {@code status} the uids come after a few short lines. */
    private static final int BUFFER_BYTES = 4096;

    private static final byte[] UID_LINE = "\nUid:\t".getBytes(StandardCharsets.US_ASCII);
    private static final int GONE = -1;

    private static final long UNKNOWN = -1;

    private final String proc;
    private final long pageBytes;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private final StatLine stat = new StatLine(buffer);

    /** @param pageBytes the size of a page of its memory */
    ProcessReader(Host host, long pageBytes) {
        this.proc = host.procPath("").toString();
        this.pageBytes = pageBytes;
    }

    /** The process but for its users, which are -1; null if it is gone. */
    @Nullable
    Entry read(int pid) throws CollectException {
        String path = proc + "/" + pid + "/stat";
        int length = fill(path);
        if (length == GONE) {
            return null;
        }
        stat.parse(length, path);
        return new Entry(
                pid,
                UNKNOWN,
                UNKNOWN,
                stat.state(),
                stat.threads(),
                stat.startTicks(),
                stat.cpuTicks(),
                stat.rssPages() * pageBytes,
                stat.comm());
    }

    /**
     * The process with its users; null if it is gone.
     *
     * @param before the same process earlier, which may spare a file; null if it is new
     */
    @Nullable
    Entry withUser(Entry process, @Nullable Entry before) throws CollectException {
        try {
            long owner = owner(process.pid());
            // A process changes its real uid only with its effective one, who owns the folder.
            long uid = before != null && before.owner() == owner ? before.uid() : realUid(process.pid());
            return uid == GONE ? null : process.of(uid, owner);
        } catch (IOException e) {
            return null;
        }
    }

    /** The effective uid. */
    private long owner(int pid) throws IOException {
        Object uid = Files.getAttribute(Path.of(proc, Integer.toString(pid)), "unix:uid", LinkOption.NOFOLLOW_LINKS);
        return Integer.toUnsignedLong((Integer) uid);
    }

    /** The first number after {@code Uid:} in proc_pid_status(5), or {@link #GONE}. */
    private long realUid(int pid) throws CollectException {
        String path = proc + "/" + pid + "/status";
        int length = fill(path);
        if (length == GONE) {
            return GONE;
        }
        for (int at = 0; at + UID_LINE.length < length; at++) {
            if (isUidLine(at)) {
                return uidAt(at + UID_LINE.length, length, path);
            }
        }
        throw new CollectException(path + ": there is no line \"Uid:\"");
    }

    private boolean isUidLine(int at) {
        for (int i = 0; i < UID_LINE.length; i++) {
            if (buffer[at + i] != UID_LINE[i]) {
                return false;
            }
        }
        return true;
    }

    private long uidAt(int begin, int end, String path) throws CollectException {
        long uid = 0;
        int at = begin;
        while (at < end && at < begin + 10 && buffer[at] >= '0' && buffer[at] <= '9') {
            uid = uid * 10 + buffer[at++] - '0';
        }
        if (at == begin || at == end || buffer[at] != '\t') {
            throw new CollectException(path + ": the line \"Uid:\" is malformed");
        }
        return uid;
    }

    /** Reads the beginning of a file into the buffer and returns its length, or {@link #GONE} if its process is. */
    private int fill(String path) throws CollectException {
        try (InputStream in = new FileInputStream(path)) {
            return Math.max(0, in.read(buffer));
        } catch (IOException e) {
            // What is there and cannot be read, for want of file descriptors for instance, must not look like an end.
            if (new File(path).exists()) {
                throw new CollectException(path + ": may not be read");
            }
            return GONE;
        }
    }
}
