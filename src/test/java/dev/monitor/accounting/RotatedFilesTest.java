package dev.monitor.accounting;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        create("pacct", "pacct-20261119.gz", "pacct-20261120", "pacct-20250101.gz");

        assertEquals(List.of("pacct-20261120", "pacct-20261119.gz", "pacct-20250101.gz"), newestFirst());
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
    void severalWaysOfNamingArePutTogetherByWhatTheFilesHold() throws IOException {
        create("pacct", "pacct.2", "pacct-20261122");
        record("pacct.0", 600);
        record("pacct.1", 300);
        record("pacct-2026112014", 100);
        record("pacct-2026112015", 500);
        record("pacct-20261120-1530", 200);
        record("pacct.20261120160000", 400);
        Files.write(folder.resolve("pacct-20261121.gz"), new byte[100]);

        assertEquals(
                List.of(
                        "pacct.0",
                        "pacct-2026112015",
                        "pacct.20261120160000",
                        "pacct.1",
                        "pacct-20261120-1530",
                        "pacct-2026112014"),
                newestFirst().subList(0, 6));
    }

    @Test
    void aFileWithoutRecordsStaysBesideTheOneBeforeIt() throws IOException {
        create("pacct.0");
        record("pacct.1", 500);
        record("pacct-20261101", 100);
        record("pacct-20261102", 200);

        assertEquals(List.of("pacct.0", "pacct.1", "pacct-20261102", "pacct-20261101"), newestFirst());
    }

    @Test
    void otherFilesAreLeftAlone() throws IOException {
        create("pacct", "pacct.bak", "pacct.1.bz2", "pacct-", "pacct.", "pacct.1x", "pacct.-1", "savacct", "pacct2");

        assertEquals(List.of(), newestFirst());
    }

    @Test
    void ofVeryManyFilesTheNewestCount() throws IOException {
        for (int number = 0; number < 1_010; number++) {
            create("pacct." + number);
        }
        assertEquals(1_000, newestFirst().size());
        assertEquals("pacct.999", newestFirst().get(999));
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

    private void record(String name, long end) throws IOException {
        Files.write(folder.resolve(name), PacctWriter.record(1001, "make", 1, 0, end, 0, 7, 0));
    }

    private List<String> newestFirst() throws IOException {
        List<String> names = new ArrayList<>();
        for (AccountingFile file : RotatedFiles.newestFirst(folder.resolve("pacct"))) {
            names.add(file.path().getFileName().toString());
        }
        return names;
    }
}
