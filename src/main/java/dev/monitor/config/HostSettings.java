package dev.monitor.config;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Which machine is observed.
 *
 * @param root where its root directory is seen
 * @param proc where its {@code /proc} is seen
 * @param name its name in records and messages; null for its own
 */
public record HostSettings(Path root, Path proc, @Nullable String name) {}
