package dev.monitor.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that every command has. */
final class CommonOptions {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The settings file. Default: $MONITOR_CONFIG, else .env in the working folder, else .env"
                    + " beside the jar, else /etc/monitor/monitor.env.")
    @Nullable
    Path config;

    @Option(
            names = {"-v", "--verbose"},
            description = "Say more: how each collector fared, and the stack trace of a bug.")
    boolean verbose;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Print this help.")
    boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Print the version.")
    boolean version;
}
