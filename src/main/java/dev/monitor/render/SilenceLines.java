package dev.monitor.render;

import dev.monitor.model.Silence;
import java.time.ZoneId;
import java.util.List;

/** Silences of rules, a line each. */
public final class SilenceLines {
    private SilenceLines() {}

    /** The lines; one that says so where there is none. */
    public static String all(List<Silence> silences, ZoneId zone) {
        if (silences.isEmpty()) {
            return "No rule is silent.\n";
        }
        StringBuilder lines = new StringBuilder();
        for (Silence silence : silences) {
            lines.append(silence.rule())
                    .append(": ")
                    .append(RulesTable.silenced(silence, zone))
                    .append('\n');
        }
        return lines.toString();
    }
}
