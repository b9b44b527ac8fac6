package dev.monitor.collect;

import dev.monitor.host.CommandOutput;
import dev.monitor.host.Host;
import dev.monitor.model.CollectException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many of a file system's inodes are in use. Java has no call that tells, so one df(1) is asked for all. */
final class Inodes {
    private static final String DF = "/bin/df";
    private static final long UNKNOWN = -1;
    private static final int DEADLINE_MILLIS = 3_000;

    private Inodes() {}

    /** Percent in use by mount point; absent where unknown or unlimited. A df that fails costs these, no more. */
    static Map<String, Double> percents(Host host, List<String> points) {
        if (points.isEmpty() || !host.isThisMachine()) {
            return Map.of();
        }
        List<String> command = new ArrayList<>(List.of(DF, "--output=itotal,iused", "--"));
        command.addAll(points);
        try {
            CommandOutput df = host.run(DEADLINE_MILLIS, command);
            return df.exit() == 0 ? parse(df.output(), points) : Map.of();
        } catch (CollectException e) {
            return Map.of();
        }
    }

    /** df prints a heading, then a line for each argument in their order: two numbers, or dashes. */
    static Map<String, Double> parse(String output, List<String> points) {
        String[] lines = output.split("\n", -1);
        Map<String, Double> percents = new HashMap<>();
        boolean isWhole = lines.length == points.size() + 2; // the last one is empty
        for (int i = 0; isWhole && i < points.size(); i++) {
            String line = lines[i + 1].strip();
            int blank = line.indexOf(' ');
            long total = blank < 0 ? UNKNOWN : number(line.substring(0, blank));
            long used = blank < 0 ? UNKNOWN : number(line.substring(blank).strip());
            if (total > 0 && used != UNKNOWN) {
                percents.put(points.get(i), 100.0 * used / total);
            }
        }
        return percents;
    }

    private static long number(String word) {
        try {
            return Long.parseLong(word);
        } catch (NumberFormatException e) {
            return UNKNOWN; // A dash: the file system does not count them.
        }
    }
}
