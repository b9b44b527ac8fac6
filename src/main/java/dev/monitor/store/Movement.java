package dev.monitor.store;

import dev.monitor.model.ProgramSums;
import dev.monitor.model.Usage;
import dev.monitor.model.UserUsage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * By how much a run moved the meters, as the table of this name keeps it: a document, since a row for each of them takes SQLite
 * longer than all else that it does in a run. Once an hour it is made into readings; until then SQLite takes it apart for
 * whoever asks. What the programs of a user used together is in a second, small one, which is all that most ask for.
 */
final class Movement {
    /**
     * The rows of one or more runs (after {@code ?1}, up to {@code ?2}) by user and program, with the columns run, uid, user,
     * program, cpu (ticks of 1/100 s) and commands. Materialized, so that uid and name are extracted once a user;
     * {@code jsonb_each} passes the inner array on in binary, where {@code json_each} would print it to be parsed again.
     */
    static final String PROGRAMS = "(WITH owner AS MATERIALIZED"
            + " (SELECT run, owner.value ->> 0 AS uid, owner.value ->> 1 AS user, owner.value"
            + " FROM movement CROSS JOIN jsonb_each(movement.programs) owner WHERE run > ?1 AND run <= ?2)"
            + " SELECT run, uid, user, used.value ->> 0 AS program, used.value ->> 1 AS cpu, used.value ->> 2 AS commands"
            + " FROM owner CROSS JOIN jsonb_each(owner.value, '$[2]') used)";

    /** The columns uid, user, cpu and commands of what {@code jsonb_each} makes of {@link #users}. */
    static final String USER = "value ->> 0 AS uid, value ->> 1 AS user, value ->> 2 AS cpu, value ->> 3 AS commands";

    /**
     * A user who runs programs under ever new names cannot fill the file. So many have a name, the others one together: of a
     * run those that used least, and of all runs those that came when there were so many.
     */
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
