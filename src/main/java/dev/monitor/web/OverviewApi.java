package dev.monitor.web;

import com.fasterxml.jackson.databind.JsonNode;
import dev.monitor.model.Episode;
import dev.monitor.model.UserDays;
import dev.monitor.store.Store;
import dev.monitor.store.StoreException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/overview}: is this machine well, and who uses it. It answers where there is nothing to tell, too. */
final class OverviewApi implements Page {
    private static final List<String> FIGURES = List.of(
            "cpu_percent",
            "load1",
            "load5",
            "load15",
            "memory_percent",
            "memory_total_bytes",
            "memory_available_bytes",
            "swap_percent",
            "users",
            "sessions",
            "processes",
            "uptime_seconds");
    private static final int MOST_USERS = 5;

    private final Source source;

    OverviewApi(Source source) {
        this.source = source;
    }

    @Override
    public Answer answer(Parameters parameters) {
        try (Store store = source.openOrNull()) {
            LastRun run = store == null ? null : LastRun.of(store);
            return Answer.json(
                    store == null || run == null ? head(Verdict.empty(source.nothing()), null) : fields(store, run));
        } catch (StoreException e) {
            return Answer.json(head(Verdict.unreadable(String.valueOf(e.getMessage())), null));
        }
    }

    private Map<String, Object> fields(Store store, LastRun run) throws StoreException {
        List<Episode> firing = AlertsApi.firing(store, source.now());
        Map<String, Object> fields = head(Verdict.of(run.at(), source.now(), firing.size()), run);
        fields.put("figures", figures(run));
        fields.put("alerts", AlertsApi.rows(firing, run));
        fields.put("today", today(store));
        fields.put("filesystems", run.line().path("filesystems"));
        fields.put("degraded", run.line().path("degraded"));
        fields.put("outbox", OutboxApi.counts(store));
        return fields;
    }

    private Map<String, Object> head(Verdict verdict, @Nullable LastRun run) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("state", verdict.state().key());
        fields.put("headline", verdict.headline());
        fields.put("advice", verdict.advice());
        JsonNode host = run == null ? null : run.line().get("host");
        fields.put("host", host == null ? source.host() : host.asText());
        fields.put("zone", source.zone().getId());
        fields.put("now", source.now().getEpochSecond());
        fields.put("at", run == null ? null : run.at().getEpochSecond());
        return fields;
    }

    private static Map<String, Object> figures(LastRun run) {
        Map<String, Object> figures = new LinkedHashMap<>();
        for (String metric : FIGURES) {
            figures.put(metric, run.value(metric));
        }
        int cpus = run.line().path("cpu_data").path("cpus").size();
        figures.put("cpus", cpus == 0 ? null : cpus);
        return figures;
    }

    /** Who used most of the CPU since midnight. */
    private List<Object> today(Store store) throws StoreException {
        LocalDate today = LocalDate.ofInstant(source.now(), source.zone());
        UserDays days = store.dayUsage().between(today, today, source.zone());
        Duration all = Duration.ZERO;
        for (UserDays.Row row : days.users()) {
            all = all.plus(row.total());
        }
        List<Object> users = new ArrayList<>();
        for (UserDays.Row row :
                days.users().subList(0, Math.min(MOST_USERS, days.users().size()))) {
            Map<String, Object> user = new LinkedHashMap<>();
            user.put("user", row.user());
            user.put("cpu_seconds", BigDecimal.valueOf(row.total().toMillis(), 3));
            user.put("share", (double) row.total().toMillis() / all.toMillis());
            users.add(user);
        }
        return users;
    }
}
