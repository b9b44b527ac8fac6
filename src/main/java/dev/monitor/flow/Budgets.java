package dev.monitor.flow;

import dev.monitor.config.CpuBudget;
import dev.monitor.host.Host;
import dev.monitor.model.Budget;
import dev.monitor.model.HourlyUsage;
import dev.monitor.model.LocalZone;
import dev.monitor.model.PreviousRun;
import dev.monitor.model.Reading;
import dev.monitor.model.UserUsage;
import dev.monitor.store.Store;
import dev.monitor.store.StoreException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What users have used of their CPU budgets since the present day, week or month began. */
final class Budgets {
    private static final Comparator<Budget> FULLEST_FIRST =
            Comparator.comparingDouble(Budget::percent).reversed().thenComparing(Budget::user);

    private final List<CpuBudget> budgets;
    private final Host host;

    Budgets(List<CpuBudget> budgets, Host host) {
        this.budgets = budgets;
        this.host = host;
    }

    /** What the meters showed when the present periods began. */
    Map<Budget.Period, List<Reading>> begins(Store store) throws StoreException {
        if (budgets.isEmpty()) {
            return Map.of();
        }
        Map<Budget.Period, List<Reading>> begins = new EnumMap<>(Budget.Period.class);
        for (CpuBudget budget : budgets) {
            PreviousRun run = store.runs().notAfter(begin(budget.period()));
            begins.put(budget.period(), run == null ? List.of() : store.meters().readingsAt(run.sequence()));
        }
        return begins;
    }

    /** The same as the first run can tell it, by the hours before it. */
    Map<Budget.Period, List<Reading>> begins(List<HourlyUsage> history) {
        Map<Budget.Period, List<Reading>> begins = new EnumMap<>(Budget.Period.class);
        for (CpuBudget budget : budgets) {
            List<Reading> readings = new ArrayList<>();
            for (HourlyUsage hour : history) {
                if (!hour.end().isAfter(begin(budget.period()))) {
                    for (UserUsage used : hour.used()) {
                        readings.add(new Reading(used.uid(), used.user(), used.cpu(), used.commands()));
                    }
                }
            }
            begins.put(budget.period(), readings);
        }
        return begins;
    }

    /** The budgets of all users that have one, the fullest first. */
    List<Budget> used(List<Reading> readings, Map<Budget.Period, List<Reading>> begins) {
        if (budgets.isEmpty()) {
            return List.of();
        }
        List<Budget> used = new ArrayList<>();
        Map<String, Duration> now = byUser(readings);
        for (CpuBudget budget : budgets) {
            Map<String, Duration> before = byUser(begins.getOrDefault(budget.period(), List.of()));
            for (String user : users(budget, readings)) {
                Duration cpu = now.getOrDefault(user, Duration.ZERO).minus(before.getOrDefault(user, Duration.ZERO));
                used.add(new Budget(user, budget.period(), begin(budget.period()), budget.cpu(), cpu));
            }
        }
        used.sort(FULLEST_FIRST);
        return used;
    }

    /** Whom a budget is for: its user, or each person who has none of their own. */
    private List<String> users(CpuBudget budget, List<Reading> readings) {
        if (!budget.user().equals(CpuBudget.EVERYBODY_ELSE)) {
            return List.of(budget.user());
        }
        List<String> users = new ArrayList<>();
        for (Reading reading : readings) {
            boolean own = budgets.stream().anyMatch(other -> other.user().equals(reading.user()));
            if (!own && !host.users().isSystem(reading.uid()) && !users.contains(reading.user())) {
                users.add(reading.user());
            }
        }
        return users;
    }

    private Instant begin(Budget.Period period) {
        ZoneId zone = LocalZone.get();
        LocalDate today = LocalDate.ofInstant(host.clock().instant(), zone);
        LocalDate first = switch (period) {
            case DAY -> today;
            case WEEK -> today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> today.withDayOfMonth(1);
        };
        return first.atStartOfDay(zone).toInstant();
    }

    private static Map<String, Duration> byUser(List<Reading> readings) {
        Map<String, Duration> byUser = new HashMap<>();
        for (Reading reading : readings) {
            byUser.merge(reading.user(), reading.cpu(), Duration::plus);
        }
        return byUser;
    }
}
