package dev.monitor.store;

import dev.monitor.model.Reading;
import dev.monitor.model.UserDays;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What users used, day by day: differences of what their meters showed. */
public final class DayUsage {
    private static final Comparator<UserDays.Row> LARGEST_FIRST =
            Comparator.comparing(UserDays.Row::total).reversed().thenComparing(UserDays.Row::user);

    private final RunTable runs;
    private final MeterTable meters;

    DayUsage(RunTable runs, MeterTable meters) {
        this.runs = runs;
        this.meters = meters;
    }

    /** The days from one to another, both included. A day begins and ends with the last run that was not after midnight. */
    public UserDays between(LocalDate from, LocalDate to, ZoneId zone) throws StoreException {
        List<LocalDate> days = from.datesUntil(to.plusDays(1)).toList();
        List<Instant> midnights = new ArrayList<>();
        for (LocalDate day = from; !day.isAfter(to.plusDays(1)); day = day.plusDays(1)) {
            midnights.add(day.atStartOfDay(zone).toInstant());
        }
        List<Long> edges = runs.notAfter(midnights);
        Map<String, List<Duration>> used = new HashMap<>();
        Map<String, Reading> users = new HashMap<>();
        Map<String, Reading> before = readings(edges.get(0));
        for (int day = 0; day < days.size(); day++) {
            Map<String, Reading> after = readings(edges.get(day + 1));
            for (Map.Entry<String, Reading> reading : after.entrySet()) {
                Reading stood = before.get(reading.getKey());
                Duration cpu = stood == null
                        ? reading.getValue().cpu()
                        : reading.getValue().cpu().minus(stood.cpu());
                List<Duration> row = used.computeIfAbsent(reading.getKey(), key -> new ArrayList<>());
                while (row.size() < day) {
                    row.add(Duration.ZERO);
                }
                row.add(cpu);
            }
            users.putAll(after);
            before = after;
        }
        return new UserDays(days, rows(users, used));
    }

    /** What the meters showed after a run. */
    private Map<String, Reading> readings(long run) throws StoreException {
        Map<String, Reading> readings = new HashMap<>();
        for (Reading reading : meters.readingsAt(run)) {
            readings.put(reading.uid() + ":" + reading.user(), reading);
        }
        return readings;
    }

    private static List<UserDays.Row> rows(Map<String, Reading> users, Map<String, List<Duration>> used) {
        List<UserDays.Row> rows = new ArrayList<>();
        for (Map.Entry<String, List<Duration>> user : used.entrySet()) {
            Reading reading = users.get(user.getKey());
            if (reading != null) {
                UserDays.Row row = new UserDays.Row(reading.uid(), reading.user(), user.getValue());
                if (!row.total().isZero()) {
                    rows.add(row);
                }
            }
        }
        rows.sort(LARGEST_FIRST);
        return rows;
    }
}
