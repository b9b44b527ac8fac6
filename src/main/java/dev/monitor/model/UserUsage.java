package dev.monitor.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the programs of one user used, over a span that the holder knows. */
public final class UserUsage {
    private final long uid;
    private final String user;
    private final List<Usage> usages = new ArrayList<>();
    private long cpuMillis;
    private long commands;

    private UserUsage(long uid, String user) {
        this.uid = uid;
        this.user = user;
    }

    /** The same usages user by user, in the order in which they come first. */
    public static List<UserUsage> of(List<Usage> usages) {
        Map<String, UserUsage> byUser = new LinkedHashMap<>();
        UserUsage its = null;
        for (Usage usage : usages) {
            if (its == null || !its.isOf(usage)) {
                String key = usage.uid() + ":" + usage.user();
                its = byUser.get(key);
                if (its == null) {
                    its = new UserUsage(usage.uid(), usage.user());
                    byUser.put(key, its);
                }
            }
            its.add(usage);
        }
        return new ArrayList<>(byUser.values());
    }

    private void add(Usage usage) {
        usages.add(usage);
        cpuMillis += usage.cpu().toMillis();
        commands += usage.commands();
    }

    private boolean isOf(Usage usage) {
        return uid == usage.uid() && user.equals(usage.user());
    }

    /** The real uid; -1 where the source tells only a name. */
    public long uid() {
        return uid;
    }

    /** The name; untrusted. */
    public String user() {
        return user;
    }

    /** What each of the programs used. */
    public List<Usage> usages() {
        return usages;
    }

    /** User and system time of all of them. */
    public Duration cpu() {
        return Duration.ofMillis(cpuMillis);
    }

    /** Processes that ended. */
    public long commands() {
        return commands;
    }
}
