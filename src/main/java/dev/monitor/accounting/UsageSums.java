package dev.monitor.accounting;

import dev.monitor.model.Usage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sums of ticks and commands by uid, user and program, in the order in which they come first. */
final class UsageSums {
    private final Map<Key, Sum> sums = new LinkedHashMap<>();

    void add(long uid, String user, String program, long ticks, long commands) {
        Key key = new Key(uid, user, program);
        Sum sum = sums.get(key);
        if (sum == null) {
            sum = new Sum();
            sums.put(key, sum);
        }
        sum.ticks += ticks;
        sum.commands += commands;
    }

    List<Usage> usages() {
        List<Usage> usages = new ArrayList<>(sums.size());
        for (Map.Entry<Key, Sum> entry : sums.entrySet()) {
            Key key = entry.getKey();
            Sum sum = entry.getValue();
            usages.add(new Usage(key.uid, key.user, key.program, Ticks.duration(sum.ticks), sum.commands));
        }
        return usages;
    }

    private static final class Sum {
        long ticks;
        long commands;
    }

    /** Not a record: the first use of a record's {@code hashCode} costs a cold start several milliseconds. */
    static final class Key {
        private final long uid;
        private final String user;
        private final String program;

        Key(long uid, String user, String program) {
            this.uid = uid;
            this.user = user;
            this.program = program;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key that
                    && uid == that.uid
                    && user.equals(that.user)
                    && program.equals(that.program);
        }

        @Override
        public int hashCode() {
            return 31 * (31 * Long.hashCode(uid) + user.hashCode()) + program.hashCode();
        }
    }
}
