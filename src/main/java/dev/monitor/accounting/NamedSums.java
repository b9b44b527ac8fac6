package dev.monitor.accounting;

import dev.monitor.host.UserNames;
import dev.monitor.model.ProgramSums;
import dev.monitor.model.UserUsage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Sums of ticks and commands by uid and program, which get the names that the users have in the end. What the containers of a
 * user did is the user's own.
 */
final class NamedSums {
    private final Map<Long, ProgramSums> uids = new LinkedHashMap<>();

    void add(Long uid, String program, long ticks, long commands) {
        of(uid).add(program, ticks, commands);
    }

    /** Adds a program of a uid that nobody adds in this way again, which is faster. */
    void addOnce(Long uid, String program, long ticks, long commands) {
        of(uid).addOnce(program, ticks, commands);
    }

    private ProgramSums of(Long uid) {
        ProgramSums sums = uids.get(uid);
        if (sums == null) {
            sums = new ProgramSums();
            uids.put(uid, sums);
        }
        return sums;
    }

    /** The sums in the order in which their users came; each uid is asked for once. */
    List<UserUsage> usages(UserNames users) {
        users.lookUp(uids.keySet());
        UsageSums named = new UsageSums();
        for (Map.Entry<Long, ProgramSums> sums : uids.entrySet()) {
            long owner = users.owner(sums.getKey());
            named.add(owner, users.name(owner), sums.getValue());
        }
        return named.usages();
    }
}
