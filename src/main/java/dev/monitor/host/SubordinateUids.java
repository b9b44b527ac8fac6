package dev.monitor.host;

import dev.monitor.model.CollectException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The uids that users were given for their containers: {@code /etc/subuid} (subuid(5)), {@code owner:first:count}. */
final class SubordinateUids {
    private static final int MOST_RANGES = 10_000;

    private record Range(long owner, long first, long count) {}

    private final List<Range> ranges = new ArrayList<>();

    /**
     * Reads the ranges; without the file, or with lines that are none, there are fewer of them.
     *
     * @param names the users of the machine, by uid
     */
    SubordinateUids(Host host, Map<Long, String> names) {
        Map<String, Long> uids = new HashMap<>();
        for (Map.Entry<Long, String> user : names.entrySet()) {
            uids.put(user.getValue(), user.getKey());
        }
        try {
            TextFile file = host.file("/etc/subuid");
            while (file.hasLine() && ranges.size() < MOST_RANGES) {
                add(file.line().split(":", -1), uids);
            }
        } catch (CollectException e) {
            // Most machines have no such users.
        }
    }

    private void add(String[] fields, Map<String, Long> uids) {
        if (fields.length != 3) {
            return;
        }
        try {
            Long owner = uids.get(fields[0]);
            long uid = owner == null ? Long.parseLong(fields[0]) : owner;
            ranges.add(new Range(uid, Long.parseLong(fields[1]), Long.parseLong(fields[2])));
        } catch (NumberFormatException e) {
            // An owner that is no user of this machine, or no range.
        }
    }

    /** The user that a uid was given to, or the uid itself where it was given to nobody. */
    long owner(long uid) {
        for (Range range : ranges) {
            if (uid >= range.first() && uid - range.first() < range.count()) {
                return range.owner();
            }
        }
        return uid;
    }
}
