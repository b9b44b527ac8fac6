package dev.monitor.flow;

import dev.monitor.alert.RuleException;
import dev.monitor.alert.RuleParser;
import dev.monitor.config.AlertSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Checks the rules in the settings, which the settings themselves take as text. */
public final class RuleCheck {
    private RuleCheck() {}

    /** What is wrong with them: for each, what it is, the rule, and a caret under the place. */
    public static List<String> problems(AlertSettings alerts) {
        List<String> problems = new ArrayList<>();
        for (Map.Entry<String, String> rule : alerts.rules().entrySet()) {
            try {
                RuleParser.parse(rule.getKey(), rule.getValue());
            } catch (RuleException e) {
                problems.add("RULE_" + rule.getKey() + ": " + e.getMessage());
            }
        }
        return problems;
    }
}
