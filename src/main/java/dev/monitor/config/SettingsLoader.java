package dev.monitor.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Loads the settings: the environment goes before the settings file, an empty value is as good as none. The file is the one
 * of the option, else of {@code $MONITOR_CONFIG}, else {@code .env} in the working folder, else beside the jar, else {@code
 * /etc/monitor/monitor.env}; that there is none of them is fine, unless it was named.
 */
public final class SettingsLoader {
    private static final Path OF_THE_SYSTEM = Path.of("/etc/monitor/monitor.env");
    private static final String FILE_VARIABLE = "MONITOR_CONFIG";
    private static final int MOST_BYTES = 1 << 20;

    private SettingsLoader() {}

    /**
     * Loads the settings.
     *
     * @param option the file that {@code --config} names
     * @param jarFolder where the jar lies; null where there is no jar
     * @param check of what is taken as text
     * @throws SettingsException if they are wrong, with every problem, or if a file is open to others, with what mends it
     */
    public static Loaded load(
            @Nullable Path option,
            Map<String, String> environment,
            Path workingFolder,
            @Nullable Path jarFolder,
            FurtherCheck check)
            throws SettingsException {
        return load(option, environment, workingFolder, jarFolder, OF_THE_SYSTEM, check);
    }

    static Loaded load(
            @Nullable Path option,
            Map<String, String> environment,
            Path workingFolder,
            @Nullable Path jarFolder,
            Path ofTheSystem,
            FurtherCheck check)
            throws SettingsException {
        Path named = named(option, environment);
        Path file = named != null
                ? workingFolder.resolve(named)
                : first(
                        workingFolder.resolve(".env"),
                        jarFolder == null ? null : jarFolder.resolve(".env"),
                        ofTheSystem);
        return file == null ? withoutFile(environment) : withFile(environment, file, check);
    }

    /** Loads the settings from the environment alone, for whoever may not read the file. */
    public static Loaded withoutFile(Map<String, String> environment) throws SettingsException {
        Findings findings = new Findings();
        Settings settings = settings(new Sources(environment, DotenvFile.NONE, findings), findings);
        return new Loaded(settings, findings.warningsUnlessInvalid(), null);
    }

    private static @Nullable Path named(@Nullable Path option, Map<String, String> environment)
            throws SettingsException {
        String variable = environment.getOrDefault(FILE_VARIABLE, "");
        if (option != null || variable.isEmpty()) {
            return option;
        }
        if (!Form.PATH.fits(variable)) {
            throw invalid(FILE_VARIABLE, "not " + Form.PATH.expected());
        }
        return Path.of(variable);
    }

    private static @Nullable Path first(@Nullable Path... candidates) {
        for (Path candidate : candidates) {
            if (candidate != null && Files.isRegularFile(candidate)) {
                return candidate;
            }
        }
        return null;
    }

    private static Loaded withFile(Map<String, String> environment, Path path, FurtherCheck check)
            throws SettingsException {
        GuardedFile file = read(path);
        file.check(null);
        Findings findings = new Findings();
        DotenvFile dotenv = DotenvFile.parse(path.toString(), file.text(), findings);
        Sources sources = new Sources(environment, dotenv, findings);
        Settings settings = settings(sources, findings);
        findings.problems(check.problems(settings));
        sources.tellUnknownKeys(FILE_VARIABLE);
        file.check(sources.secretInFile());
        return new Loaded(settings, findings.warningsUnlessInvalid(), path);
    }

    private static GuardedFile read(Path path) throws SettingsException {
        try {
            return GuardedFile.read(path, MOST_BYTES);
        } catch (IOException e) {
            throw invalid(path.toString(), String.valueOf(e.getMessage()));
        }
    }

    private static Settings settings(Sources sources, Findings findings) {
        return new SettingsReader(new Values(sources, findings), sources.rules()).read();
    }

    private static SettingsException invalid(String where, String what) {
        return SettingsException.invalid(List.of(new Problem(where, what).toString()));
    }
}
