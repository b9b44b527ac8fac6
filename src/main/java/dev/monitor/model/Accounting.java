package dev.monitor.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The meters of all users after a run.
 *
 * @param source where this run's increments came from
 * @param records accounting records that this run read
 * @param readings one a user, largest first
 * @param budgets what of their CPU budgets the users have used, the fullest first
 */
public record Accounting(Source source, long records, List<Reading> readings, List<Budget> budgets) implements Section {
    public Accounting {
        budgets = List.copyOf(budgets);
        readings = List.copyOf(readings);
    }

    @Override
    public Map<String, Object> fields() {
        List<Object> users = new ArrayList<>();
        for (Reading reading : readings) {
            Map<String, Object> user = new LinkedHashMap<>();
            user.put("user", reading.user());
            user.put("uid", reading.uid() < 0 ? null : reading.uid());
            user.put("cpu_seconds", reading.cpu().toMillis() / 1000.0);
            user.put("commands", reading.commands());
            users.add(user);
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("source", source.key());
        fields.put("records", records);
        fields.put("users", users);
        return fields;
    }

    @Override
    public List<Sample> samples() {
        List<Sample> samples = new ArrayList<>();
        for (Reading reading : readings) {
            String user = reading.user();
            samples.add(Sample.of(
                    "user_cpu_seconds_total", "user", user, reading.cpu().toMillis() / 1000.0));
            samples.add(Sample.of("user_commands_total", "user", user, reading.commands()));
        }
        for (Budget budget : budgets) {
            samples.add(Sample.of("user_cpu_budget_percent", "user", budget.user(), budget.percent()));
        }
        return samples;
    }
}
