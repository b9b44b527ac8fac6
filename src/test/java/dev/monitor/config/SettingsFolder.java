package dev.monitor.config;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/** A working folder with a settings file of its own, on a machine that has no other. */
record SettingsFolder(Path folder) {
    Path file() {
        return folder.resolve(".env");
    }

    /** Writes the settings file, for its owner only. */
    SettingsFolder with(String... lines) throws IOException {
        write(file(), "rw-------", String.join("\n", lines) + "\n");
        return this;
    }

    Loaded load() throws SettingsException {
        return load(Map.of());
    }

    Loaded load(Map<String, String> environment) throws SettingsException {
        return SettingsLoader.load(
                null, environment, folder, null, folder.resolve("absent.env"), settings -> List.of());
    }

    Settings settings() throws SettingsException {
        return load().settings();
    }

    SettingsException fault() {
        return fault(Map.of());
    }

    SettingsException fault(Map<String, String> environment) {
        return assertThrows(SettingsException.class, () -> load(environment));
    }

    List<String> problems() {
        return fault().lines();
    }

    static void write(Path file, String permissions, String content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        permit(file, permissions);
    }

    static void permit(Path file, String permissions) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }
}
