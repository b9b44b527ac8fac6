package dev.monitor.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who gets a row of their own in a report, and how much CPU time each may use.
 *
 * @param ignored users without a row; null for the default, which is the system users
 * @param shown the only users with a row; empty if it is not restricted
 * @param budgets the CPU time that users may use
 */
public record UserSettings(@Nullable List<String> ignored, List<String> shown, List<CpuBudget> budgets) {
    public UserSettings {
        ignored = ignored == null ? null : List.copyOf(ignored);
        shown = List.copyOf(shown);
        budgets = List.copyOf(budgets);
    }

    /**
     * Whether a user gets a row. Who is named in both lists gets none; a system user gets one only if named.
     *
     * @param system whether it is no person's account
     */
    public boolean shows(String user, boolean system) {
        if (ignored != null && ignored.contains(user)) {
            return false;
        }
        return shown.isEmpty() ? ignored != null || !system : shown.contains(user);
    }
}
