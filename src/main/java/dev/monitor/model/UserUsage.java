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
 * @param programs what each of the programs used; nothing is added to it any more
 */
public record UserUsage(long uid, String user, ProgramSums programs) {
    /** User and system time of all programs. */
    public Duration cpu() {
        return Ticks.duration(programs.cpuTicks());
    }

    /** Processes of all programs that ended. */
    public long commands() {
        return programs.commands();
    }

    /** The same usages user by user, in the order in which they come first; one for each user and program. */
    public static List<UserUsage> of(List<Usage> usages) {
        Map<UserKey, ProgramSums> byUser = new LinkedHashMap<>();
        for (Usage usage : usages) {
            UserKey key = new UserKey(usage.uid(), usage.user());
            ProgramSums programs = byUser.get(key);
            if (programs == null) {
                programs = new ProgramSums();
                byUser.put(key, programs);
            }
            programs.addOnce(usage.program(), Ticks.of(usage.cpu()), usage.commands());
        }
        return of(byUser);
    }

    /** What these users' programs used, in the same order. */
    public static List<UserUsage> of(Map<UserKey, ProgramSums> sums) {
        List<UserUsage> users = new ArrayList<>(sums.size());
        for (Map.Entry<UserKey, ProgramSums> user : sums.entrySet()) {
            users.add(new UserUsage(user.getKey().uid(), user.getKey().user(), user.getValue()));
        }
        return users;
    }

    /** The usages of all users, by user and program. */
    public static List<Usage> all(List<UserUsage> users) {
        List<Usage> all = new ArrayList<>();
        for (UserUsage user : users) {
            ProgramSums sums = user.programs();
            for (int i = 0; i < sums.size(); i++) {
                Duration cpu = Ticks.duration(sums.cpuTicks(i));
                all.add(new Usage(user.uid(), user.user(), sums.program(i), cpu, sums.commands(i)));
            }
        }
        return all;
    }
}
