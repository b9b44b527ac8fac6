package dev.monitor.flow;

import dev.monitor.alert.RuleException;
import dev.monitor.alert.RuleParser;
import dev.monitor.config.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Checks the rules in the settings, which the settings themselves take as text. */
public final class RuleCheck {
    private RuleCheck() {}

    /** What is wrong with them: for each, what it is, the rule, and a caret under the place, a line each. */
    public static List<String> problems(Settings settings) {
        List<String> problems = new ArrayList<>();
        List<String> channels = settings.channels().configured();
        for (Map.Entry<String, String> rule : settings.alerts().rules().entrySet()) {
            if (settings.alerts().thresholds().containsKey(rule.getKey())) {
                problems.add("RULE_" + rule.getKey() + ": " + rule.getKey()
                        + " is a rule of that name already; take another");
            }
            try {
                for (String channel :
                        RuleParser.parse(rule.getKey(), rule.getValue()).to()) {
                    if (!channels.contains(channel)) {
                        problems.add("RULE_" + rule.getKey() + ": " + channel
                                + " is not configured, so nothing can go there");
                    }
                }
            } catch (RuleException e) {
                problems.addAll(List.of(String.valueOf(e.getMessage()).split("\n", -1)));
            }
        }
        return problems;
    }
}
