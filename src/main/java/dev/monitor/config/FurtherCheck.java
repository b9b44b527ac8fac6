package dev.monitor.config;

import java.util.List;

/** Checks what the settings themselves take as text, so that all that is wrong is told at once. */
@FunctionalInterface
public interface FurtherCheck {
    /** What is wrong, a line each. */
    List<String> problems(Settings settings);
}
