package dev.monitor.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What surrounds the process, as a command sees it.
 *
 * @param out what was asked for
 * @param err what is for people
 * @param environment the environment variables
 * @param workingFolder where a {@code .env} is looked for first
 * @param jarFolder where it is looked for next; null where the program is no jar
 * @param terminal whether a person reads what is printed; from cron nobody does, until there is something
 */
public record World(
        InputStream in,
        PrintStream out,
        PrintStream err,
        Map<String, String> environment,
        Path workingFolder,
        @Nullable Path jarFolder,
        Clock clock,
        boolean terminal) {}
