package dev.monitor.accounting;

import dev.monitor.model.Usage;
import dev.monitor.model.UserKey;
import dev.monitor.model.UserUsage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sums of ticks and commands by uid, user and program: user by user, in the order in which they come first. */
final class UsageSums {
    private final Map<UserKey, OfUser> users = new LinkedHashMap<>();

    void add(long uid, String user, String program, long ticks, long commands) {
        UserKey key = new UserKey(uid, user);
        OfUser sums = users.get(key);
        if (sums == null) {
            sums = new OfUser();
            users.put(key, sums);
        }
        sums.add(program, ticks, commands);
    }

    /** Adds sums, which are not to be used by others any more. */
    void add(long uid, String user, OfUser more) {
        OfUser sums = users.putIfAbsent(new UserKey(uid, user), more);
        if (sums != null) {
            sums.add(more);
        }
    }

    List<UserUsage> usages() {
        List<UserUsage> usages = new ArrayList<>(users.size());
        for (Map.Entry<UserKey, OfUser> user : users.entrySet()) {
            usages.add(user.getValue().usage(user.getKey()));
        }
        return usages;
    }

    /** What one user's programs used. */
    static final class OfUser {
        private final Map<String, Sum> programs = new LinkedHashMap<>();

        void add(String program, long ticks, long commands) {
            // Nearly every program comes once: to look for it first would take twice as long.
            Sum added = new Sum();
            Sum known = programs.putIfAbsent(program, added);
            Sum sum = known == null ? added : known;
            sum.ticks += ticks;
            sum.commands += commands;
        }

        private void add(OfUser more) {
            for (Map.Entry<String, Sum> program : more.programs.entrySet()) {
                add(program.getKey(), program.getValue().ticks, program.getValue().commands);
            }
        }

        private UserUsage usage(UserKey key) {
            List<Usage> usages = new ArrayList<>(programs.size());
            long ticks = 0;
            long commands = 0;
            for (Map.Entry<String, Sum> program : programs.entrySet()) {
                Sum sum = program.getValue();
                usages.add(new Usage(key.uid(), key.user(), program.getKey(), Ticks.duration(sum.ticks), sum.commands));
                ticks += sum.ticks;
                commands += sum.commands;
            }
            return new UserUsage(key.uid(), key.user(), usages, Ticks.duration(ticks), commands);
        }
    }

    private static final class Sum {
        long ticks;
        long commands;
    }
}
