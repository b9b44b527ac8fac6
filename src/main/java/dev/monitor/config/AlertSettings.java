package dev.monitor.config;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is worth an alert.
 *
 * @param thresholds the short keys that are given, like {@code LOAD_AVG_MAX}, in the order of the contract
 * @param rules the texts of the rules by name, without {@code RULE_}, in the order of the file; not yet parsed
 * @param interval between two checks
 * @param repeat after which an alert of a short key may repeat: {@code ALERT_INTERVAL × RESET_INTERVAL}
 * @param quietHours null where there are none
 * @param loginAlerts whether users who came and went are told
 */
public record AlertSettings(
        Map<String, Double> thresholds,
        Map<String, String> rules,
        Duration interval,
        Duration repeat,
        @Nullable QuietHours quietHours,
        boolean loginAlerts) {
    public AlertSettings {
        thresholds = new LinkedHashMap<>(thresholds);
        rules = new LinkedHashMap<>(rules);
    }
}
