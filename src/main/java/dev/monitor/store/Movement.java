package dev.monitor.store;

import dev.monitor.model.ProgramSums;
import dev.monitor.model.Usage;
import dev.monitor.model.UserUsage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * By how much a run moved the meters, as the table of this name keeps it: two documents, since SQLite takes longer for a row
 * than for everything a run says of a user. SQLite reads them when they are asked for, and once an hour to make readings.
 */
final class Movement {
    /**
     * The rows of one or more runs (after {@code ?1}, up to {@code ?2}) by user and program, with the columns run, uid, user,
     * program, cpu (ticks of 1/100 s) and commands. A user is materialized, since uid and name would be taken out of the JSON
     * for each program else; {@code jsonb_each}, other than {@code json_each}, need not print programs to parse them again.
     */
    static final String PROGRAMS = "(WITH owner AS MATERIALIZED"
            + " (SELECT run, owner.value ->> 0 AS uid, owner.value ->> 1 AS user, owner.value"
            + " FROM movement CROSS JOIN jsonb_each(movement.programs) owner WHERE run > ?1 AND run <= ?2)"
            + " SELECT run, uid, user, used.value ->> 0 AS program, used.value ->> 1 AS cpu, used.value ->> 2 AS commands"
            + " FROM owner CROSS JOIN jsonb_each(owner.value, '$[2]') used)";

    /** The columns uid, user, cpu and commands of what {@code jsonb_each} makes of {@link #users}. */
    static final String USER = "value ->> 0, value ->> 1, value ->> 2, value ->> 3";

    /** A user who runs programs under ever new names cannot fill the file: the least used are counted under one name. */
    static final int MOST_PROGRAMS = 300;

    private final JsonBytes users = new JsonBytes();
    private final JsonBytes programs = new JsonBytes();
    private final JsonBytes names = new JsonBytes();

    /** How the row of a program begins: kept for the next user of it. */
    private final Map<String, byte[]> begins = new HashMap<>();

    /** That of a run, of users who are named once each. */
    Movement(List<UserUsage> used) {
        users.open();
        programs.open();
        for (UserUsage user : used) {
            add(user);
        }
        users.close();
        programs.close();
    }

    /** {@code [[uid, user, cpu, commands], …]}: those of all programs. */
    byte[] users() {
        return users.toBytes();
    }

    /** {@code [[uid, user, [[program, cpu, commands], …]], …]}. */
    byte[] programs() {
        return programs.toBytes();
    }

    private void add(UserUsage user) {
        ProgramSums sums = user.programs().mostUsed(MOST_PROGRAMS, Usage.OTHER_PROGRAMS);
        int before = users.length();
        users.open();
        users.number(user.uid());
        users.text(user.user());
        programs.raw(users.since(before));
        users.number(sums.cpuTicks());
        users.number(sums.commands());
        users.close();
        programs.open();
        for (int i = 0; i < sums.size(); i++) {
            programs.row(begin(sums.program(i)), sums.cpuTicks(i), sums.commands(i));
        }
        programs.close();
        programs.close();
    }

    private byte[] begin(String program) {
        byte[] begin = begins.get(program);
        if (begin == null) {
            int before = names.length();
            names.open();
            names.text(program);
            begin = names.since(before);
            begins.put(program, begin);
        }
        return begin;
    }
}
