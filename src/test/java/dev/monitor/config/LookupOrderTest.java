package dev.monitor.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LookupOrderTest {
    @TempDir
    Path folder;

    @BeforeEach
    void writesAFileInEveryPlace() throws IOException {
        for (String place : List.of("option", "variable", "work/.env", "jar/.env", "system")) {
            SettingsFolder.write(folder.resolve(place), "rw-------", "HOST_NAME=" + place + "\nLOG_PREFIX=file\n");
        }
    }

    @Test
    void theFirstOfThePlacesCounts() throws Exception {
        assertEquals("option", name(folder.resolve("option"), variable("variable")));
        assertEquals("variable", name(null, variable("variable")));
        assertEquals("work/.env", name(null, Map.of()));
        Files.delete(folder.resolve("work/.env"));
        Files.createDirectory(folder.resolve("work/.env"));
        assertEquals("jar/.env", name(null, Map.of()));
        Files.delete(folder.resolve("jar/.env"));
        assertEquals("system", name(null, Map.of()));
        Files.delete(folder.resolve("system"));
        assertNull(load(null, Map.of()).file());
    }

    @Test
    void theFileThatCountedIsTold() throws Exception {
        assertEquals(folder.resolve("work/.env"), load(null, Map.of()).file());
    }

    @Test
    void aRelativeNameIsOneInTheWorkingFolder() throws Exception {
        assertEquals("option", name(Path.of("../option"), Map.of()));
    }

    @Test
    void theEnvironmentGoesBeforeTheFile() throws Exception {
        Loaded loaded = load(null, Map.of("HOST_NAME", "environment", "LOG_PREFIX", ""));

        assertEquals("environment", loaded.settings().host().name());
        assertEquals("file", loaded.settings().journal().prefix());
    }

    @Test
    void aFileThatIsNamedMustBeThere() {
        SettingsException fault = assertThrows(SettingsException.class, () -> load(null, variable("absent")));

        assertEquals(List.of(folder.resolve("absent") + ": no such file"), fault.lines());
        assertEquals(SettingsException.Kind.INVALID, fault.kind());
    }

    @Test
    void aFileThatIsNamedMustBeAFile() {
        SettingsException fault = assertThrows(SettingsException.class, () -> load(folder, Map.of()));

        assertEquals(List.of(folder + ": not a regular file"), fault.lines());
    }

    @Test
    void aFileOfMoreThanAMebibyteIsRefused() throws Exception {
        SettingsFolder.write(folder.resolve("option"), "rw-------", "#".repeat((1 << 20) + 1));

        SettingsException fault = assertThrows(SettingsException.class, () -> load(folder.resolve("option"), Map.of()));
        assertEquals(List.of(folder.resolve("option") + ": larger than 1024 KiB"), fault.lines());
    }

    @Test
    void withoutTheFileTheEnvironmentCountsAlone() throws Exception {
        Loaded loaded = SettingsLoader.withoutFile(Map.of("HOST_NAME", "environment"));

        assertEquals("environment", loaded.settings().host().name());
        assertEquals("monitor-", loaded.settings().journal().prefix());
        assertNull(loaded.file());
    }

    private Map<String, String> variable(String file) {
        return Map.of("MONITOR_CONFIG", folder.resolve(file).toString());
    }

    private @Nullable String name(@Nullable Path option, Map<String, String> environment) throws SettingsException {
        return load(option, environment).settings().host().name();
    }

    private Loaded load(@Nullable Path option, Map<String, String> environment) throws SettingsException {
        return SettingsLoader.load(
                option,
                environment,
                folder.resolve("work"),
                folder.resolve("jar"),
                folder.resolve("system"),
                settings -> List.of());
    }
}
