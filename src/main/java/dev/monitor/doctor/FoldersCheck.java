package dev.monitor.doctor;

import dev.monitor.config.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Whether state and journal can be written, and whether there is space. */
final class FoldersCheck implements Check {
    private static final long LITTLE_BYTES = 64L << 20;

    private final Settings settings;

    FoldersCheck(Settings settings) {
        this.settings = settings;
    }

    @Override
    public List<Finding> look() {
        return List.of(
                look("state", "STATE_PATH", settings.store().folder()),
                look("journal", "LOG_PATH", settings.journal().folder()));
    }

    private static Finding look(String subject, String key, Path folder) {
        Path existing = folder.toAbsolutePath();
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        if (!Files.isDirectory(existing)) {
            return Finding.fault(subject, existing + ": is no folder; set " + key);
        }
        if (!Files.isWritable(existing)) {
            return Finding.denied(subject, existing + ": may not be written by this user; run as root, or set " + key);
        }
        long free = existing.toFile().getUsableSpace();
        if (free < LITTLE_BYTES) {
            return Finding.note(subject, folder + ": only " + (free >> 20) + " MiB free");
        }
        String made = existing.equals(folder.toAbsolutePath()) ? "" : ", is made by the first run";
        return Finding.ok(subject, folder + made + ", " + (free >> 30) + " GiB free");
    }
}
