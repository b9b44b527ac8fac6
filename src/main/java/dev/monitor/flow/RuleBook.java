package dev.monitor.flow;

import dev.monitor.alert.Rule;
import dev.monitor.alert.RuleException;
import dev.monitor.alert.RuleParser;
import dev.monitor.alert.Thresholds;
import dev.monitor.config.AlertSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** All rules that the settings make: those of the short keys, and those that are written out. */
final class RuleBook {
    private RuleBook() {}

    /** The rules; the settings were checked before, so that each can be read. */
    static List<Rule> of(AlertSettings alerts) {
        List<Rule> rules = new ArrayList<>(Thresholds.rules(alerts.thresholds(), alerts.repeat()));
        for (Map.Entry<String, String> rule : alerts.rules().entrySet()) {
            try {
                rules.add(RuleParser.parse(rule.getKey(), rule.getValue()));
            } catch (RuleException e) {
                throw new IllegalStateException(e.getMessage(), e);
            }
        }
        return rules;
    }
}
