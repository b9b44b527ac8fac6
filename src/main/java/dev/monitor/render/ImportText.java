package dev.monitor.render;

import dev.monitor.model.Imported;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** What an import of journals came to, in a line, and what of it needs a look. */
public final class ImportText {
    private ImportText() {}

    /** What is in the history now. */
    public static String of(Imported imported, ZoneId zone) {
        if (imported.from() == null || imported.to() == null) {
            return "Nothing was imported.";
        }
        String span = new Times(zone).window(imported.from(), imported.to());
        return "Imported " + counted(imported.lines(), "line") + ": " + span;
    }

    /** What is not, a line each. */
    public static List<String> warnings(Imported imported) {
        List<String> warnings = new ArrayList<>();
        if (imported.faulty() > 0) {
            warnings.add(counted(imported.faulty(), "line") + " could not be understood, or not wholly; the first is "
                    + imported.firstFault());
        }
        if (imported.leftOut() > 0) {
            warnings.add(counted(imported.leftOut(), "line") + " left out: older than ROLLUP_KEEP, or of the future");
        }
        return warnings;
    }

    private static String counted(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
