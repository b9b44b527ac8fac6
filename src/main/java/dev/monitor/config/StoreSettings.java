package dev.monitor.config;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where the state is and how long history is kept.
 *
 * @param folder of the database, the locks, the native library and the reserve
 * @param historyKeep how long the samples of each minute are kept
 * @param rollupKeep how long hourly values are kept
 */
public record StoreSettings(Path folder, Duration historyKeep, Duration rollupKeep) {}
