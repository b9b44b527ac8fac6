package dev.monitor.flow;

import dev.monitor.model.MeterRun;
import dev.monitor.model.Notice.UserShare;
import dev.monitor.model.UserUsage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The users whose processes used the most CPU since the run before: those who are behind an alert, most of the time. */
final class TopUsers {
    private static final int MOST = 5;

    private TopUsers() {}

    /**
     * The users, largest first; none of those that used nothing.
     *
     * @param meter null where nobody knows
     * @param of the time since the run before; null on the first run, which tells of a longer time
     */
    static List<UserShare> of(@Nullable MeterRun meter, @Nullable Duration of) {
        if (meter == null || of == null || of.isZero() || of.isNegative()) {
            return List.of();
        }
        Map<String, Duration> byUser = new HashMap<>();
        for (UserUsage used : meter.used()) {
            byUser.merge(used.user(), used.cpu(), Duration::plus);
        }
        List<UserShare> users = new ArrayList<>();
        byUser.forEach((user, cpu) -> users.add(new UserShare(user, cpu, of)));
        users.removeIf(user -> user.cpu().isZero());
        users.sort(Comparator.comparing(UserShare::cpu).reversed().thenComparing(UserShare::user));
        return List.copyOf(users.subList(0, Math.min(MOST, users.size())));
    }
}
