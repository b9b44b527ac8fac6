package dev.monitor.config;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What turns up while settings are read: all of it is told at once, when the reading is done. */
final class Findings {
    private final List<String> problems = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private @Nullable SettingsException exposure;

    void problem(String where, String what) {
        problems.add(new Problem(where, what).toString());
    }

    /** Adds what others found, a line each. */
    void problems(List<String> lines) {
        problems.addAll(lines);
    }

    void warning(String where, String what) {
        warnings.add(where + ": " + what);
    }

    /** Notes a file that others may write or read; the first is told. */
    void exposed(SettingsException exposed) {
        if (exposure == null) {
            exposure = exposed;
        }
    }

    /** Ends the reading: an exposed file goes before wrong values, since whoever could write it could have put them there. */
    List<String> warningsUnlessInvalid() throws SettingsException {
        if (exposure != null) {
            throw exposure;
        }
        if (!problems.isEmpty()) {
            throw SettingsException.invalid(problems);
        }
        return List.copyOf(warnings);
    }
}
