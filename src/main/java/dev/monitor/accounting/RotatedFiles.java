package dev.monitor.accounting;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The files that the accounting file was renamed or copied to: {@code pacct.0}, {@code pacct.1.gz} (savelog(8) and
 * logrotate(8)), {@code pacct-20261120.gz} (logrotate's dateext), {@code pacct.20261120060000} (savelog -d).
 *
 * <p>Among those that are named alike their order is that of their names, whatever the clock did. Where there are several ways of
 * naming, as after a change of the rotation's settings, they are put together by when the first process in each file ended. Times
 * of files tell nothing, since they change when files are copied back.
 */
final class RotatedFiles {
    /** Hourly ones of a month, and some more. */
    private static final int MOST_FILES = 1_000;

    private static final String COMPRESSED = ".gz";

    /** A number with as many digits is a date. */
    private static final int DATE_DIGITS = 8;

    private final Path current;
    private final Map<Integer, String> numbered = new TreeMap<>();

    /** By their way of naming, and then by date. */
    private final Map<String, Map<String, String>> dated = new TreeMap<>();

    private RotatedFiles(Path current) {
        this.current = current;
    }

    /** The files next to the accounting file, newest first; of very many the newest. */
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
            Map<String, String> alike =
                    dated.computeIfAbsent(naming(stem), any -> new TreeMap<>(Comparator.reverseOrder()));
            add(alike, stem.substring(1), name, compressed);
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

    /** The same for all that differ in their digits only. */
    private static String naming(String stem) {
        StringBuilder naming = new StringBuilder(stem);
        for (int i = 0; i < naming.length(); i++) {
            if (naming.charAt(i) >= '0' && naming.charAt(i) <= '9') {
                naming.setCharAt(i, '0');
            }
        }
        return naming.toString();
    }

    private List<AccountingFile> files() throws IOException {
        List<List<AccountingFile>> namings = new ArrayList<>();
        namings.add(files(numbered.values()));
        for (Map<String, String> alike : dated.values()) {
            namings.add(files(alike.values()));
        }
        namings.removeIf(List::isEmpty);
        List<AccountingFile> files = namings.size() == 1 ? namings.get(0) : merged(namings);
        return files.subList(0, Math.min(MOST_FILES, files.size()));
    }

    private List<AccountingFile> files(Collection<String> names) throws IOException {
        List<AccountingFile> files = new ArrayList<>();
        for (String name : names) {
            AccountingFile file = files.size() < MOST_FILES ? AccountingFile.at(current.resolveSibling(name)) : null;
            if (file != null) {
                files.add(file);
            }
        }
        return files;
    }

    /** All of these lists as one; of their first files, the one that begins last is the next. */
    private static List<AccountingFile> merged(List<List<AccountingFile>> lists) throws IOException {
        List<Deque<Dated>> heads = new ArrayList<>();
        for (List<AccountingFile> list : lists) {
            heads.add(dated(list));
        }
        List<AccountingFile> merged = new ArrayList<>();
        while (!heads.isEmpty()) {
            Deque<Dated> next = heads.get(0);
            for (Deque<Dated> list : heads) {
                next = list.getFirst().begin > next.getFirst().begin ? list : next;
            }
            merged.add(next.removeFirst().file);
            heads.removeIf(Deque::isEmpty);
        }
        return merged;
    }

    /** A file without records, or that cannot be read, begins no earlier than the one before it. */
    private static Deque<Dated> dated(List<AccountingFile> newestFirst) throws IOException {
        Deque<Dated> dated = new ArrayDeque<>();
        long begin = -1;
        for (int place = newestFirst.size() - 1; place >= 0; place--) {
            AccountingFile file = newestFirst.get(place);
            long own = file.begin();
            begin = own < 0 ? begin : own;
            dated.addFirst(new Dated(file, begin));
        }
        return dated;
    }

    /** A file and when it begins. */
    private record Dated(AccountingFile file, long begin) {}
}
