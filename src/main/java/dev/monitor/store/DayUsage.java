package dev.monitor.store;

import dev.monitor.model.PreviousRun;
import dev.monitor.model.Reading;
import dev.monitor.model.UserDays;
import java.time.Duration;
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
        List<LocalDate> days = new ArrayList<>();
        Map<String, List<Duration>> used = new HashMap<>();
        Map<String, Reading> users = new HashMap<>();
        Map<String, Reading> before = readings(from, zone);
        for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
            Map<String, Reading> after = readings(day.plusDays(1), zone);
            for (Map.Entry<String, Reading> reading : after.entrySet()) {
                Reading stood = before.get(reading.getKey());
                Duration cpu = stood == null
                        ? reading.getValue().cpu()
                        : reading.getValue().cpu().minus(stood.cpu());
                List<Duration> row = used.computeIfAbsent(reading.getKey(), key -> new ArrayList<>());
                while (row.size() < days.size()) {
                    row.add(Duration.ZERO);
                }
                row.add(cpu);
            }
            users.putAll(after);
            days.add(day);
            before = after;
        }
        return new UserDays(days, rows(users, used));
    }

    /** What the meters showed at the begin of a day. */
    private Map<String, Reading> readings(LocalDate day, ZoneId zone) throws StoreException {
        PreviousRun run = runs.notAfter(day.atStartOfDay(zone).toInstant());
        Map<String, Reading> readings = new HashMap<>();
        for (Reading reading : meters.readingsAt(run == null ? RunTable.ORIGIN : run.sequence())) {
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
