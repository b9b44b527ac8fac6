package dev.monitor.web;

import dev.monitor.model.UserDays;
import dev.monitor.store.StoreException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code /api/v1/users}: the CPU time of each user by day. */
final class UsersApi implements Page {
    private static final int USUAL_DAYS = 7;
    private static final int MOST_DAYS = 400;
    private static final int MOST_USERS = 500;

    private final Source source;

    UsersApi(Source source) {
        this.source = source;
    }

    @Override
    public Answer answer(Parameters parameters) throws Refusal, StoreException {
        LocalDate today = LocalDate.ofInstant(source.now(), source.zone());
        LocalDate to = day(parameters, "to", today);
        LocalDate from = day(parameters, "from", to.minusDays(USUAL_DAYS - 1));
        long days = ChronoUnit.DAYS.between(from, to) + 1;
        if (days < 1 || days > MOST_DAYS) {
            throw Refusal.badRequest("from and to are not one to " + MOST_DAYS + " days apart");
        }
        return source.read(store -> Answer.json(fields(store.dayUsage().between(from, to, source.zone()))));
    }

    private static LocalDate day(Parameters parameters, String name, LocalDate otherwise) throws Refusal {
        String text = parameters.text(name);
        try {
            LocalDate day = text == null ? otherwise : LocalDate.parse(text);
            if (day.getYear() >= 1970 && day.getYear() <= 9999) {
                return day;
            }
        } catch (DateTimeParseException e) {
            // It is refused below.
        }
        throw Refusal.badRequest(name + " is no day like 2026-11-20");
    }

    private static Map<String, Object> fields(UserDays history) {
        List<Object> days = new ArrayList<>();
        history.days().forEach(day -> days.add(day.toString()));
        List<Object> users = new ArrayList<>();
        for (UserDays.Row row :
                history.users().subList(0, Math.min(MOST_USERS, history.users().size()))) {
            Map<String, Object> user = new LinkedHashMap<>();
            user.put("user", row.user());
            user.put("uid", row.uid() < 0 ? null : row.uid());
            List<Object> cpu = new ArrayList<>();
            for (Duration day : row.cpu()) {
                cpu.add(seconds(day));
            }
            user.put("cpu_seconds", cpu);
            user.put("total_seconds", seconds(row.total()));
            users.add(user);
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("days", days);
        fields.put("users", users);
        fields.put("left_out", history.users().size() - users.size());
        return fields;
    }

    /** The meters count hundredths. */
    private static BigDecimal seconds(Duration cpu) {
        return BigDecimal.valueOf(cpu.toMillis() / 10, 2);
    }
}
