package dev.monitor.collect;

import dev.monitor.host.Host;
import dev.monitor.model.CollectException;
import dev.monitor.model.Sessions.Session;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who utmp(5) says is logged in. It is read directly, since who(1) prints the names in it raw: one with a line end forges a
 * line.
 */
final class Utmp {
    private Utmp() {}

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
        byte[] bytes;
        try {
            bytes = host.bytes(path);
        } catch (CollectException e) {
            if (e.isNoData()) {
                return null;
            }
            throw e;
        }
        UtmpRecords records = UtmpRecords.of(bytes, 0);
        if (records == null) {
            throw new CollectException(host.path(path) + ": these " + bytes.length
                    + " bytes are no utmp records; a reboot writes the file anew");
        }
        List<Session> sessions = new ArrayList<>();
        for (int record = 0; record < records.count(); record++) {
            Session session = records.session(record);
            if (session != null && isAlive(host, records.pid(record))) {
                sessions.add(session);
            }
        }
        return sessions;
    }

    /** A session that ended without a word, by a crash for instance, leaves its record behind. */
    private static boolean isAlive(Host host, int pid) {
        return pid > 0 && host.procPath(Integer.toString(pid)).toFile().exists();
    }
}
