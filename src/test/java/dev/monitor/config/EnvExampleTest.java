package dev.monitor.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EnvExampleTest {
    @TempDir
    Path folder;

    @Test
    void asShippedItChangesNothing() throws Exception {
        Loaded loaded = new SettingsFolder(folder).with(example()).load();

        assertEquals(new SettingsFolder(folder.resolve("none")).settings(), loaded.settings());
        assertEquals(List.of(), loaded.warnings());
    }

    @Test
    void withEveryLineTakenIntoUseItLoadsWithoutAWarning() throws Exception {
        Loaded loaded = new SettingsFolder(folder).with(inUse()).load();

        assertEquals(List.of(), loaded.warnings());
    }

    @Test
    void itShowsEveryKeyOfTheContractAndARule() throws Exception {
        Set<String> keys = new TreeSet<>(
                DotenvFile.parse("example", inUse(), new Findings()).values().keySet());
        assertTrue(keys.remove("RULE_ROOT_FULL"));
        assertEquals(new TreeSet<>(ContractKeys.ALL), keys);
    }

    private static String inUse() throws IOException {
        return example().replaceAll("(?m)^#([A-Z_]+=)", "$1");
    }

    private static String example() throws IOException {
        return Files.readString(Path.of(".env.example"));
    }
}
