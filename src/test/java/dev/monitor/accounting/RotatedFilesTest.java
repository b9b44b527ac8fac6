package dev.monitor.accounting;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RotatedFilesTest {
    @TempDir
    private Path folder;

    @Test
    void numbersCountUpwardsFromTheNewest() throws IOException {
        create("pacct", "pacct.0", "pacct.10.gz", "pacct.2.gz", "pacct.1.gz");

        assertEquals(List.of("pacct.0", "pacct.1.gz", "pacct.2.gz", "pacct.10.gz"), newestFirst());
    }

    @Test
    void theLatestDateIsTheNewest() throws IOException {
        create("pacct", "pacct-20261119.gz", "pacct-20261120", "pacct-20250101.gz", "pacct.20261121060000");

        assertEquals(
                List.of("pacct.20261121060000", "pacct-20261120", "pacct-20261119.gz", "pacct-20250101.gz"),
                newestFirst());
    }

    @Test
    void ofAFileAndItsCompressedTwinTheFileCounts() throws IOException {
        create("pacct.1", "pacct.1.gz", "pacct-20261120.gz", "pacct-20261120");

        assertEquals(2, newestFirst().size());
        assertEquals(
                List.of(),
                newestFirst().stream().filter(name -> name.endsWith(".gz")).toList());
    }

    @Test
    void oneWayOfNamingIsOlderThanTheOther() throws IOException {
        create("pacct.0", "pacct-20261120");
        Files.setLastModifiedTime(folder.resolve("pacct.0"), FileTime.fromMillis(1_000));
        assertEquals(List.of("pacct-20261120", "pacct.0"), newestFirst());

        Files.setLastModifiedTime(folder.resolve("pacct-20261120"), FileTime.fromMillis(500));
        assertEquals(List.of("pacct.0", "pacct-20261120"), newestFirst());
    }

    @Test
    void otherFilesAreLeftAlone() throws IOException {
        create("pacct", "pacct.bak", "pacct.1.bz2", "pacct-", "pacct.", "pacct.1x", "pacct.-1", "savacct", "pacct2");

        assertEquals(List.of(), newestFirst());
    }

    @Test
    void fortyFilesAreEnough() throws IOException {
        for (int number = 0; number < 60; number++) {
            create("pacct." + number);
        }
        assertEquals(40, newestFirst().size());
        assertEquals("pacct.39", newestFirst().get(39));
    }

    @Test
    void aFolderThatIsNotThereHoldsNone() throws IOException {
        assertEquals(List.of(), RotatedFiles.newestFirst(folder.resolve("absent/pacct")));
    }

    private void create(String... names) throws IOException {
        for (String name : names) {
            Files.createFile(folder.resolve(name));
        }
    }

    private List<String> newestFirst() throws IOException {
        List<String> names = new ArrayList<>();
        for (AccountingFile file : RotatedFiles.newestFirst(folder.resolve("pacct"))) {
            names.add(file.path().getFileName().toString());
        }
        return names;
    }
}
