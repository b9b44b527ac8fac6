package dev.monitor.doctor;

import dev.monitor.config.Loaded;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where the settings come from, and what in them is odd. Wrong ones were refused before. */
final class SettingsCheck implements Check {
    private static final String SUBJECT = "settings";

    private final Loaded loaded;

    SettingsCheck(Loaded loaded) {
        this.loaded = loaded;
    }

    @Override
    public List<Finding> look() {
        List<Finding> findings = new ArrayList<>();
        Path file = loaded.file();
        findings.add(Finding.ok(
                SUBJECT,
                file == null
                        ? "no settings file; defaults and environment are used"
                        : file.toAbsolutePath().normalize().toString()));
        for (String warning : loaded.warnings()) {
            findings.add(Finding.note(SUBJECT, warning));
        }
        if (loaded.settings().channels().unusedApiKeys()) {
            findings.add(Finding.note(SUBJECT, "API_ID and API_HASH are not needed for the Bot API and are not used"));
        }
        return findings;
    }
}
