package dev.monitor.accounting;

import dev.monitor.host.UserNames;
import dev.monitor.model.Usage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sums of ticks and commands by uid and program, under the names that the users have now; each is asked for once. */
final class NamedSums {
    private final UserNames users;
    private final Map<Long, String> names = new HashMap<>();
    private final UsageSums sums = new UsageSums();

    /** @param users where the uids were {@linkplain UserNames#lookUp looked up} */
    NamedSums(UserNames users) {
        this.users = users;
    }

    void add(Long uid, String program, long ticks, long commands) {
        String user = names.get(uid);
        if (user == null) {
            user = users.name(uid);
            names.put(uid, user);
        }
        sums.add(uid, user, program, ticks, commands);
    }

    List<Usage> usages() {
        return sums.usages();
    }
}
