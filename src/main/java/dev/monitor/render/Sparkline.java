package dev.monitor.render;

import dev.monitor.model.Aggregate;
import org.jspecify.annotations.Nullable;

/** A series in a few characters of one line: the means, higher for more, nothing where nothing was recorded. */
final class Sparkline {
    private static final String UNICODE = "▁▂▃▄▅▆▇█";
    private static final String ASCII = "_.-=+*%#";

    private Sparkline() {}

    /** @param top the value of the highest character; the lowest is zero */
    static String of(@Nullable Aggregate[] columns, double top, boolean ascii) {
        String levels = ascii ? ASCII : UNICODE;
        StringBuilder line = new StringBuilder();
        for (Aggregate column : columns) {
            double share = column == null || top <= 0 ? 0 : Math.max(0, column.avg() / top);
            int level = (int) Math.min(levels.length() - 1, Math.floor(share * levels.length()));
            line.append(column == null ? ' ' : levels.charAt(level));
        }
        return line.toString();
    }
}
