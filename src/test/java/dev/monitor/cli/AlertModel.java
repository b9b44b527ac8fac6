package dev.monitor.cli;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** What people are to be told of two rules over the load, in a few lines: how many messages, and by which runs. */
final class AlertModel {
    static final String[] RULES = {"RULE_BUSY=load1 > 1", "RULE_MELTING=load1 > 5 severity critical"};
    private static final Map<String, Double> THRESHOLDS = new LinkedHashMap<>(Map.of("BUSY", 1.0, "MELTING", 5.0));

    private final Set<String> toldToFire = new LinkedHashSet<>();
    private boolean held;
    private int messages;

    /** A run that was kept. */
    void run(double load, boolean quiet, Set<String> silenced) {
        boolean tells = false;
        for (Map.Entry<String, Double> rule : THRESHOLDS.entrySet()) {
            String name = rule.getKey();
            boolean fires = load > rule.getValue();
            if (fires == toldToFire.contains(name) || silenced.contains(name)) {
                continue;
            }
            if (fires) {
                toldToFire.add(name);
            } else {
                toldToFire.remove(name);
            }
            boolean passes = !quiet || name.equals("MELTING");
            tells |= passes;
            held |= !passes;
        }
        if (held && !quiet) {
            held = false;
            tells = true;
        }
        messages += tells ? 1 : 0;
    }

    /** Whether something is held back until quiet hours are over. */
    boolean isHeld() {
        return held;
    }

    /** How many messages of alerts each channel is to have. */
    int messages() {
        return messages;
    }
}
