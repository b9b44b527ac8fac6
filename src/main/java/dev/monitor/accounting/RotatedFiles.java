package dev.monitor.accounting;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The files that the accounting file was renamed or copied to: {@code pacct.0}, {@code pacct.1.gz} (savelog(8) and
 * logrotate(8)), {@code pacct-20261120.gz} (logrotate's dateext), {@code pacct.20261120060000} (savelog -d).
 *
 * <p>Their order is that of their names, since times of files change when they are copied back. Where both ways of naming
 * occur, the one is older as a whole.
 */
final class RotatedFiles {
    private static final int MOST_FILES = 40;
    private static final String COMPRESSED = ".gz";

    /** A number with as many digits is a date. */
    private static final int DATE_DIGITS = 8;

    private final Path current;
    private final Map<Integer, String> numbered = new TreeMap<>();
    private final Map<String, String> dated = new TreeMap<>(Comparator.reverseOrder());

    private RotatedFiles(Path current) {
        this.current = current;
    }

    /** The files next to the accounting file, newest first, at most forty. */
    static List<AccountingFile> newestFirst(Path current) throws IOException {
        RotatedFiles rotated = new RotatedFiles(current);
        String[] names = current.resolveSibling(".").toFile().list();
        String prefix = current.getFileName().toString();
        for (String name : names == null ? new String[0] : names) {
            if (name.startsWith(prefix)) {
                rotated.add(name, name.substring(prefix.length()));
            }
        }
        return rotated.files();
    }

    private void add(String name, String ending) {
        boolean compressed = ending.endsWith(COMPRESSED);
        String stem = compressed ? ending.substring(0, ending.length() - COMPRESSED.length()) : ending;
        if (stem.length() < 2 || !isNumber(stem)) {
            return;
        }
        if (stem.charAt(0) == '-' || stem.length() > DATE_DIGITS) {
            add(dated, stem.substring(1), name, compressed);
        } else {
            add(numbered, Integer.valueOf(stem.substring(1)), name, compressed);
        }
    }

    /** Of a file and its compressed twin, which may be in the making, the file itself counts. */
    private static <K> void add(Map<K, String> names, K key, String name, boolean compressed) {
        if (!compressed || !names.containsKey(key)) {
            names.put(key, name);
        }
    }

    /** Whether it is a dot or a dash and then digits, with dashes between them. */
    private static boolean isNumber(String stem) {
        if (stem.charAt(0) != '.' && stem.charAt(0) != '-') {
            return false;
        }
        for (int i = 1; i < stem.length(); i++) {
            char c = stem.charAt(i);
            boolean dash = c == '-' && i > 1 && stem.charAt(0) == '-';
            if ((c < '0' || c > '9') && !dash) {
                return false;
            }
        }
        return true;
    }

    private List<AccountingFile> files() throws IOException {
        boolean datedFirst = newest(dated.values()) > newest(numbered.values());
        List<String> names = new ArrayList<>(datedFirst ? dated.values() : numbered.values());
        names.addAll(datedFirst ? numbered.values() : dated.values());
        List<AccountingFile> files = new ArrayList<>();
        for (String name : names.subList(0, Math.min(MOST_FILES, names.size()))) {
            AccountingFile file = AccountingFile.at(current.resolveSibling(name));
            if (file != null) {
                files.add(file);
            }
        }
        return files;
    }

    private long newest(Collection<String> names) throws IOException {
        for (String name : names) {
            return Files.getLastModifiedTime(current.resolveSibling(name)).toMillis();
        }
        return Long.MIN_VALUE;
    }
}
