package dev.monitor.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads all settings: every key with its form and its default. */
final class SettingsReader {
    private final Values values;
    private final Map<String, String> rules;

    /**
     * @param rules the texts of the rules by name
     */
    SettingsReader(Values values, Map<String, String> rules) {
        this.values = values;
        this.rules = rules;
    }

    Settings read() {
        ChannelSettings channels = new ChannelReader(values).read();
        return new Settings(
                channels,
                users(),
                journal(),
                store(),
                host(),
                accounting(),
                alerts(channels),
                values.duration("REPORT_INTERVAL", "6h"),
                web(),
                values.secretAddress("HEARTBEAT_URL"));
    }

    private UserSettings users() {
        List<String> ignored = values.list("IGNORED_USERS", Form.ANY);
        List<String> shown = values.list("REPORT_USERS", Form.ANY);
        return new UserSettings(ignored.isEmpty() ? null : ignored, shown, budgets());
    }

    private List<CpuBudget> budgets() {
        List<CpuBudget> budgets = new ArrayList<>();
        Set<String> users = new HashSet<>();
        for (String entry : values.list("CPU_BUDGET", Form.ANY)) {
            CpuBudget budget = CpuBudget.parse(entry);
            String place = "entry " + (budgets.size() + 1);
            if (budget == null) {
                values.problem("CPU_BUDGET", place + " is not " + CpuBudget.EXPECTED);
                return budgets;
            }
            if (!users.add(budget.user())) {
                values.problem("CPU_BUDGET", place + " is for the same user as an earlier one; keep one of them");
            }
            budgets.add(budget);
        }
        return budgets;
    }

    private JournalSettings journal() {
        return new JournalSettings(
                values.path("LOG_PATH", "/var/log/monitor"),
                values.text("LOG_PREFIX", Form.PART_OF_A_FILE_NAME, "monitor-"),
                values.text("LOG_SUFFIX", Form.PART_OF_A_FILE_NAME, ""),
                values.duration("LOG_KEEP", "30d"),
                values.choice("LOG_FORMAT", JournalSettings.Format.values(), JournalSettings.Format.JSONL));
    }

    private StoreSettings store() {
        return new StoreSettings(
                values.path("STATE_PATH", "/var/lib/monitor"),
                values.duration("HISTORY_KEEP", "31d"),
                values.duration("ROLLUP_KEEP", "5y"));
    }

    private HostSettings host() {
        return new HostSettings(
                values.path("ROOT_PATH", "/"),
                values.path("PROC_PATH", "/proc"),
                values.text("HOST_NAME", Form.HOST_NAME));
    }

    private AccountingSettings accounting() {
        return new AccountingSettings(
                values.choice("ACCOUNTING_SOURCE", AccountingSettings.Source.values(), AccountingSettings.Source.AUTO),
                values.text("PACCT_FILE", Form.ABSOLUTE_PATH));
    }

    private AlertSettings alerts(ChannelSettings channels) {
        Map<String, Double> thresholds = new LinkedHashMap<>();
        put(thresholds, "LOAD_AVG_MAX", values.positive("LOAD_AVG_MAX"));
        put(thresholds, "CPU_LIMIT", values.positive("CPU_LIMIT"));
        put(thresholds, "CPU_MAX", values.percent("CPU_MAX"));
        put(thresholds, "MEM_MAX", values.percent("MEM_MAX"));
        put(thresholds, "SWAP_MAX", values.percent("SWAP_MAX"));
        put(thresholds, "DISK_MAX", values.percent("DISK_MAX"));
        put(thresholds, "USERS_MAX", values.positive("USERS_MAX"));
        for (String name : rules.keySet()) {
            if (thresholds.containsKey(name)) {
                values.problem("RULE_" + name, name + " is a rule of that name already; choose another");
            }
        }
        double interval = values.positive("ALERT_INTERVAL", 86_400, 60);
        double checks = values.positive("RESET_INTERVAL", 1_000_000, 60);
        boolean alertsGoBySmsOnly = channels.alertTo().equals(List.of("sms"));
        return new AlertSettings(
                thresholds,
                rules,
                Duration.ofMillis(Math.round(1000 * interval)),
                Duration.ofMillis(Math.round(1000 * interval * checks)),
                quietHours(values.text("QUIET_HOURS", Form.ANY)),
                values.isOn("LOGIN_ALERTS", values.isGiven("ALERT_TO") || alertsGoBySmsOnly));
    }

    private static void put(Map<String, Double> thresholds, String key, @Nullable Double threshold) {
        if (threshold != null) {
            thresholds.put(key, threshold);
        }
    }

    private @Nullable QuietHours quietHours(@Nullable String text) {
        return text == null
                ? null
                : values.parsed("QUIET_HOURS", QuietHours.parse(text), "two times of the day like 22:00-07:00");
    }

    private WebSettings web() {
        Endpoint listen = listen(values.text("WEB_LISTEN", Form.ANY));
        String user = values.text("WEB_USER", Form.WEB_USER);
        Secret password = values.secret("WEB_PASSWORD", Form.ANY);
        boolean login = values.isComplete(List.of("WEB_USER", "WEB_PASSWORD"));
        if (!login && !listen.isLoopback() && !values.isGiven("WEB_USER") && !values.isGiven("WEB_PASSWORD")) {
            values.problem(
                    "WEB_LISTEN",
                    "others can reach that address; set WEB_USER and WEB_PASSWORD, or listen on 127.0.0.1");
        }
        return new WebSettings(listen, user, password);
    }

    private Endpoint listen(@Nullable String text) {
        String expected = "host:port like 127.0.0.1:8080 or [::1]:8080";
        Endpoint listen = text == null ? null : values.parsed("WEB_LISTEN", Endpoint.parse(text), expected);
        return listen == null ? Endpoint.DEFAULT : listen;
    }
}
