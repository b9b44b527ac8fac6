package dev.monitor.config;

import dev.monitor.model.Budget;
import dev.monitor.model.Durations;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How much CPU time a user may use.
 *
 * @param user the name, or {@link #EVERYBODY_ELSE}
 * @param cpu the CPU time of one period
 */
public record CpuBudget(String user, Duration cpu, Budget.Period period) {
    /** Each user that has no budget of their own. */
    public static final String EVERYBODY_ELSE = "*";

    static final String EXPECTED = "of the form user=time/period like alice=40h/week, the period one of day week month";

    /** {@code user=time/period}; null if the text is not that. */
    static @Nullable CpuBudget parse(String text) {
        int equals = text.lastIndexOf('=');
        int slash = text.lastIndexOf('/');
        if (equals < 1 || slash < equals) {
            return null;
        }
        Duration cpu = Durations.parse(text.substring(equals + 1, slash));
        String name = text.substring(slash + 1);
        for (Budget.Period period : Budget.Period.values()) {
            if (cpu != null && period.key().equals(name)) {
                return new CpuBudget(text.substring(0, equals), cpu, period);
            }
        }
        return null;
    }
}
