package dev.monitor.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who used the machine's CPU in a window, and how the machine is at its end.
 *
 * @param from where the window really begins: a run, the first accounting record, or the boot
 * @param to where it ends
 * @param users a row each, largest first
 * @param others the sum of the users that have no row of their own, so that the column adds up
 * @param total all rows and the others
 * @param machine user, nice and system time of the machine in the window; null where unknown
 * @param note why no better source was used; empty where there is nothing to say
 * @param noRun the spans of the window in which nobody looked
 * @param load load averages over 1, 5 and 15 minutes; null where unknown, as the following
 * @param degraded what is missing and why, a line each
 * @param budgets what of their CPU budgets the users have used, the fullest first
 * @param byProgram whether each user's largest programs are shown below the user
 */
public record Report(
        String host,
        Instant from,
        Instant to,
        List<Row> users,
        Row others,
        Duration total,
        @Nullable Duration machine,
        Source source,
        String note,
        List<Gap> gaps,
        List<NoRun> noRun,
        @Nullable LoadAvg load,
        @Nullable MemInfo memory,
        @Nullable Uptime uptime,
        @Nullable Sessions sessions,
        @Nullable TopProcesses top,
        List<String> degraded,
        List<Budget> budgets,
        boolean byProgram) {

    /**
     * One line of the table.
     *
     * @param user the name, {@code uid 1234}, or {@code others}; untrusted
     * @param uid null where it is not known or not one
     * @param share of the report's total, 0 to 1
     * @param commands processes that ended in the window
     * @param running processes at its end; null where they could not be counted
     * @param programs the largest ones, at most five
     * @param members for {@code others}: the largest users in it, at most five; empty for a user
     */
    public record Row(
            String user,
            @Nullable Long uid,
            Duration cpu,
            double share,
            long commands,
            @Nullable Integer running,
            List<Program> programs,
            List<Member> members) {
        public Row {
            programs = List.copyOf(programs);
            members = List.copyOf(members);
        }
    }

    /** What one user's processes of one program used. */
    public record Program(String program, Duration cpu, long commands) {}

    /** One user of those that are summed up. */
    public record Member(String user, Duration cpu) {}

    public Report {
        users = List.copyOf(users);
        gaps = List.copyOf(gaps);
        noRun = List.copyOf(noRun);
        degraded = List.copyOf(degraded);
        budgets = List.copyOf(budgets);
    }

    /** What the machine spent and no row explains; null where unknown. */
    public @Nullable Duration unattributed() {
        if (machine == null) {
            return null;
        }
        return machine.compareTo(total) > 0 ? machine.minus(total) : Duration.ZERO;
    }

    /** Whether nobody used any CPU and no command ended. */
    public boolean isEmpty() {
        return total.isZero() && users.isEmpty() && others.commands() == 0;
    }
}
