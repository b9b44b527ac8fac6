package dev.monitor.store;

import dev.monitor.model.LocalZone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Moves a damaged file out of the way, for whoever wants to see what can be saved of it. */
final class SetAside {
    /** A disk that damages one file after the other must not be filled with them. */
    private static final int MOST_KEPT = 3;

    private static final String MARK = ".corrupt-";
    private static final String JOURNAL = "-journal";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss", Locale.ROOT);

    private SetAside() {}

    /**
     * Gives the file another name beside it, and its rollback journal with it: with another file that would do harm. Of
     * those that were set aside before, the last ones stay.
     */
    static Path move(Path file, Instant at) throws StoreException {
        try {
            Path aside = Path.of(file + MARK + TIME.format(at.atZone(LocalZone.get())));
            for (int other = 2; Files.exists(aside); other++) {
                aside = Path.of(file + MARK + TIME.format(at.atZone(LocalZone.get())) + "-" + other);
            }
            Path journal = Path.of(file + JOURNAL);
            if (Files.exists(journal) && Files.size(journal) > 0) {
                Files.move(journal, Path.of(aside + JOURNAL));
            }
            Files.move(file, aside);
            deleteOldest(file);
            return aside;
        } catch (IOException e) {
            throw Faults.ofFile(file, e);
        }
    }

    private static void deleteOldest(Path file) throws IOException {
        List<Path> kept;
        try (Stream<Path> files = Files.list(file.toAbsolutePath().getParent())) {
            kept = files.filter(path -> {
                        String name = String.valueOf(path.getFileName());
                        return name.startsWith(file.getFileName() + MARK) && !name.endsWith(JOURNAL);
                    })
                    .sorted()
                    .toList();
        }
        for (Path oldest : kept.subList(0, Math.max(0, kept.size() - MOST_KEPT))) {
            Files.deleteIfExists(oldest);
            Files.deleteIfExists(Path.of(oldest + JOURNAL));
        }
    }
}
