package dev.monitor.accounting;

import dev.monitor.model.Usage;
import dev.monitor.model.UserKey;
import dev.monitor.model.UserUsage;
import java.util.ArrayList;
import java.util.Collection;
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
            sums.addAll(more.all());
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
        private final Map<String, Sum> sums = new LinkedHashMap<>();

        /** Of programs that are added once, for which no sum need be looked for. */
        private final List<Sum> rows = new ArrayList<>();

        void add(String program, long ticks, long commands) {
            Sum sum = sums.get(program);
            if (sum == null) {
                sum = new Sum(program);
                sums.put(program, sum);
            }
            sum.ticks += ticks;
            sum.commands += commands;
        }

        /** Adds a program that nobody adds in this way again. */
        void addOnce(String program, long ticks, long commands) {
            Sum row = new Sum(program);
            row.ticks = ticks;
            row.commands = commands;
            rows.add(row);
        }

        private void addAll(Collection<Sum> more) {
            for (Sum sum : more) {
                add(sum.program, sum.ticks, sum.commands);
            }
        }

        /** A sum a program, in whichever way it was added. */
        private Collection<Sum> all() {
            if (sums.isEmpty()) {
                return rows;
            }
            addAll(rows);
            rows.clear();
            return sums.values();
        }

        private UserUsage usage(UserKey key) {
            Collection<Sum> all = all();
            List<Usage> usages = new ArrayList<>(all.size());
            long ticks = 0;
            long commands = 0;
            for (Sum sum : all) {
                usages.add(new Usage(key.uid(), key.user(), sum.program, Ticks.duration(sum.ticks), sum.commands));
                ticks += sum.ticks;
                commands += sum.commands;
            }
            return new UserUsage(key.uid(), key.user(), usages, Ticks.duration(ticks), commands);
        }
    }

    private static final class Sum {
        final String program;
        long ticks;
        long commands;

        Sum(String program) {
            this.program = program;
        }
    }
}
