package dev.monitor.accounting;

import dev.monitor.model.ProgramSums;
import dev.monitor.model.UserKey;
import dev.monitor.model.UserUsage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sums of ticks and commands by uid, user and program: user by user, in the order in which they come first. */
final class UsageSums {
    private final Map<UserKey, ProgramSums> users = new LinkedHashMap<>();

    void add(long uid, String user, String program, long ticks, long commands) {
        UserKey key = new UserKey(uid, user);
        ProgramSums sums = users.get(key);
        if (sums == null) {
            sums = new ProgramSums();
            users.put(key, sums);
        }
        sums.add(program, ticks, commands);
    }

    /** Adds sums, which are not to be used by others any more. */
    void add(long uid, String user, ProgramSums more) {
        ProgramSums sums = users.putIfAbsent(new UserKey(uid, user), more);
        if (sums != null) {
            sums.addAll(more);
        }
    }

    List<UserUsage> usages() {
        return UserUsage.of(users);
    }
}
