package dev.monitor.config;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Settings and how they came about.
 *
 * @param warnings what is odd but no fault, a line each
 * @param file the settings file; null where there is none
 */
public record Loaded(
        Settings settings, List<String> warnings, @Nullable Path file) {
    public Loaded {
        warnings = List.copyOf(warnings);
    }
}
