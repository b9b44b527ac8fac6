package dev.monitor.host;

import dev.monitor.model.CollectException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who is behind a uid: {@code /etc/passwd} (passwd(5)) of the observed machine, and for those it lacks (LDAP, SSSD) one
 * {@code getent passwd} call a run, whose answers the caller may keep for later runs.
 */
public final class UserNames {
    /** The overflow uid, which stands for users that cannot be told. */
    private static final long NOBODY = 65534;

    /** Users of systemd-homed, the first of those that systemd's own module knows (systemd.io/UIDS-GIDS). */
    private static final long FIRST_OF_SYSTEMD = 60_001;

    private static final long DEFAULT_UID_MIN = 1000;
    private static final int DEADLINE_MILLIS = 3_000;
    /** Users of a container may be thousands; the rest is asked for by later runs. */
    private static final int MOST_ASKED = 100;

    private final Host host;
    private final Map<Long, String> cached = new HashMap<>();
    private final Map<Long, String> found = new LinkedHashMap<>();
    private @Nullable Map<Long, String> local;
    private @Nullable SubordinateUids subordinate;
    private long uidMin = -1;
    private long firstOfServices = -1;
    private boolean serviceAnswers = true;

    UserNames(Host host) {
        this.host = host;
    }

    /** What earlier runs found; an empty name says that there was none. */
    public synchronized void remember(Map<Long, String> names) {
        cached.putAll(names);
    }

    /** What {@link #lookUp} found anew in this run, to be remembered; an empty name says that there is none. */
    public synchronized Map<Long, String> found() {
        return Map.copyOf(found);
    }

    /** Asks the machine's name service for those of the uids that nothing is known of, a hundred a run at most. */
    public synchronized void lookUp(Set<Long> uids) {
        Set<Long> unknown = new HashSet<>();
        for (long uid : uids) {
            boolean known = local().containsKey(uid) || cached.containsKey(uid);
            if (!known && uid >= firstUidOfServices() && unknown.size() + found.size() < MOST_ASKED) {
                unknown.add(uid);
            }
        }
        if (unknown.isEmpty() || !serviceAnswers || !host.isThisMachine()) {
            return;
        }
        Map<Long, String> answers = getent(unknown);
        for (long uid : unknown) {
            found.put(uid, answers.getOrDefault(uid, ""));
        }
        cached.putAll(found);
    }

    /** The name of a user, or {@code uid 1234} where there is none. Untrusted. */
    public synchronized String name(long uid) {
        String name = local().get(uid);
        if (name == null) {
            name = cached.getOrDefault(uid, "");
        }
        return name.isEmpty() ? "uid " + uid : name;
    }

    /** Who answers for a uid: for one of a user's containers (subuid(5)) that user, else itself. */
    public synchronized long owner(long uid) {
        if (local().containsKey(uid)) {
            return uid;
        }
        SubordinateUids known = subordinate;
        if (known == null) {
            known = new SubordinateUids(host, local());
            subordinate = known;
        }
        return known.owner(uid);
    }

    /** The names in {@code /etc/passwd}, by uid; where several share a uid, the first. */
    public synchronized Map<Long, String> local() {
        Map<Long, String> known = local;
        if (known == null) {
            known = new HashMap<>();
            try {
                TextFile passwd = host.file("/etc/passwd");
                while (passwd.hasLine()) {
                    addEntry(known, passwd.line());
                }
            } catch (CollectException e) {
                // Without the file every user is shown by uid, which says so by itself.
            }
            local = known;
        }
        return known;
    }

    /** Whether it is no person's account: below {@code UID_MIN} of login.defs(5), or nobody. */
    public synchronized boolean isSystem(long uid) {
        if (uidMin < 0) {
            uidMin = readUidMin();
        }
        return uid >= 0 && (uid < uidMin || uid == NOBODY);
    }

    /**
     * From which uid on the machine's name service (nsswitch.conf(5)) may know more than the file that was read: none where
     * that is its only source, those that systemd makes up where it is the only other one.
     */
    private long firstUidOfServices() {
        if (firstOfServices < 0) {
            firstOfServices = readFirstUidOfServices();
        }
        return firstOfServices;
    }

    private long readFirstUidOfServices() {
        try {
            TextFile file = host.file("/etc/nsswitch.conf");
            while (file.hasLine()) {
                String line = file.line().replace('\t', ' ').strip();
                if (line.startsWith("passwd:")) {
                    String others = line.substring("passwd:".length())
                            .replace("files", "")
                            .strip();
                    return others.isEmpty() ? Long.MAX_VALUE : others.equals("systemd") ? FIRST_OF_SYSTEMD : 0;
                }
            }
        } catch (CollectException e) {
            // The C library's own default is the file alone, too.
        }
        return Long.MAX_VALUE;
    }

    private Map<Long, String> getent(Set<Long> uids) {
        String[] command = new String[uids.size() + 2];
        command[0] = "/usr/bin/getent";
        command[1] = "passwd";
        int next = 2;
        for (long uid : uids) {
            command[next++] = Long.toString(uid);
        }
        Map<Long, String> names = new HashMap<>();
        try {
            // Exit code 2 says that some are unknown; the others are printed all the same.
            for (String line :
                    host.run(DEADLINE_MILLIS, List.of(command)).output().split("\n", -1)) {
                addEntry(names, line);
            }
        } catch (CollectException e) {
            // It costs names, not the report, and is not waited for once more.
            serviceAnswers = false;
        }
        return names;
    }

    /** Adds a line of passwd(5), {@code name:password:uid:…}; other lines (comments, NIS entries) say nothing. */
    private static void addEntry(Map<Long, String> names, String line) {
        int password = line.indexOf(':');
        int uid = password < 0 ? -1 : line.indexOf(':', password + 1);
        int gid = uid < 0 ? -1 : line.indexOf(':', uid + 1);
        if (password <= 0 || gid < 0) {
            return;
        }
        try {
            names.putIfAbsent(Long.parseLong(line.substring(uid + 1, gid)), line.substring(0, password));
        } catch (NumberFormatException e) {
            // no entry
        }
    }

    private long readUidMin() {
        try {
            TextFile defs = host.file("/etc/login.defs");
            while (defs.hasLine()) {
                String line = defs.line().replace('\t', ' ').strip();
                if (line.startsWith("UID_MIN ")) {
                    return defs.number(line.substring("UID_MIN ".length()).strip());
                }
            }
        } catch (CollectException e) {
            // The distribution's own default is as good as a broken file.
        }
        return DEFAULT_UID_MIN;
    }
}
