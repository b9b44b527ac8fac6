package dev.monitor.accounting;

import dev.monitor.host.UserNames;
import dev.monitor.model.UserUsage;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Sums of ticks and commands by uid and program, under the names that the users have now; each is asked for once. What the
 * containers of a user did is the user's own.
 */
final class NamedSums {
    private final UserNames users;
    private final Map<Long, UsageSums.OfUser> owners = new HashMap<>();
    private final UsageSums sums = new UsageSums();

    /** @param users where the uids were {@linkplain UserNames#lookUp looked up} */
    NamedSums(UserNames users) {
        this.users = users;
    }

    /** What a table holds, in the order in which it came. */
    static List<UserUsage> of(UsageTable table, UserNames users) {
        Set<Long> uids = new HashSet<>();
        table.addUids(uids);
        users.lookUp(uids);
        NamedSums sums = new NamedSums(users);
        table.addTo(sums);
        return sums.usages();
    }

    void add(Long uid, String program, long ticks, long commands) {
        UsageSums.OfUser owner = owners.get(uid);
        if (owner == null) {
            long charged = users.owner(uid);
            owner = sums.of(charged, users.name(charged));
            owners.put(uid, owner);
        }
        owner.add(program, ticks, commands);
    }

    List<UserUsage> usages() {
        return sums.usages();
    }
}
