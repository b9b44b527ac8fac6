package dev.monitor.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the programs of one user used, over a span that the holder knows.
 *
 * @param uid the real uid; -1 where the source tells only a name
 * @param user the name; untrusted
 * @param usages what each of the programs used
 * @param cpu user and system time of all of them
 * @param commands processes of them that ended
 */
public record UserUsage(long uid, String user, List<Usage> usages, Duration cpu, long commands) {
    /** The same usages user by user, in the order in which they come first. */
    public static List<UserUsage> of(List<Usage> usages) {
        Map<UserKey, List<Usage>> byUser = new LinkedHashMap<>();
        List<Usage> its = List.of();
        for (Usage usage : usages) {
            if (its.isEmpty() || !isOfOne(its.get(0), usage)) {
                UserKey key = new UserKey(usage.uid(), usage.user());
                its = byUser.getOrDefault(key, new ArrayList<>());
                byUser.put(key, its);
            }
            its.add(usage);
        }
        List<UserUsage> users = new ArrayList<>(byUser.size());
        for (List<Usage> ofOne : byUser.values()) {
            users.add(ofOne(ofOne));
        }
        return users;
    }

    /** The usages of all users, by user and program. */
    public static List<Usage> all(List<UserUsage> users) {
        List<Usage> all = new ArrayList<>();
        for (UserUsage user : users) {
            all.addAll(user.usages());
        }
        return all;
    }

    private static boolean isOfOne(Usage one, Usage other) {
        return one.uid() == other.uid() && one.user().equals(other.user());
    }

    private static UserUsage ofOne(List<Usage> usages) {
        long millis = 0;
        long commands = 0;
        for (Usage usage : usages) {
            millis += usage.cpu().toMillis();
            commands += usage.commands();
        }
        Usage first = usages.get(0);
        return new UserUsage(first.uid(), first.user(), usages, Duration.ofMillis(millis), commands);
    }
}
