package dev.monitor.accounting;

import dev.monitor.model.AccountingCursor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of the accounting file and of the files it was rotated to is still unread, in the order in which it was written.
 *
 * <p>A file is known by its first record and by the record that was read last, wherever rotation has put it. So a cursor
 * is always in one of these places:
 *
 * <ul>
 *   <li>in the accounting file: what follows it is new;
 *   <li>in a rotated file: the rest of that file, all newer ones, and the accounting file are new. As long as the accounting
 *       file is empty the kernel may still write to the rotated one, and the cursor stays there;
 *   <li>in neither, though the accounting file begins with the same record: it was cut, as a power failure does. What is
 *       there has been read or cannot be told from what has, so reading goes on at its end, and there is a gap;
 *   <li>in neither, and the accounting file is another one: all of that is new, and there is a gap;
 *   <li>in neither, and the accounting file is empty or missing: the gap goes on.
 * </ul>
 *
 * @param current the accounting file; null if there is none
 * @param stretches what is to be read, oldest first
 * @param lost why records before the last stretch are lost, for people: one line; empty if none are
 */
record Trail(@Nullable AccountingFile current, List<Stretch> stretches, String lost) {
    /** A file from an offset to its end. */
    record Stretch(AccountingFile file, long from) {}

    /** Picks up the trail of the file {@code name} at {@code path}, where a cursor left it; from the beginning without one. */
    static Trail pickUp(@Nullable AccountingCursor cursor, String name, Path path) throws IOException {
        AccountingFile current = AccountingFile.at(path);
        if (cursor == null) {
            return rotated(current, RotatedFiles.newestFirst(path), 0);
        }
        if (!cursor.file().equals(name)) {
            return broken(current, true, "the accounting file is another one than before: " + name);
        }
        if (current != null && current.holds(cursor)) {
            return new Trail(current, List.of(new Stretch(current, cursor.offset())), "");
        }
        List<AccountingFile> rotated = RotatedFiles.newestFirst(path);
        for (int place = 0; place < rotated.size(); place++) {
            if (rotated.get(place).holds(cursor)) {
                return rotated(current, rotated.subList(0, place + 1), cursor.offset());
            }
        }
        if (current != null && current.beginsLike(cursor)) {
            return broken(current, true, name + " was cut or overwritten");
        }
        return broken(current, false, name + " was replaced, and what it held is gone");
    }

    /** Whether every file is still where it was when the trail was picked up. */
    boolean isInPlace() throws IOException {
        for (Stretch stretch : stretches) {
            if (!stretch.file.isInPlace()) {
                return false;
            }
        }
        return current == null || current.isInPlace();
    }

    /** From an offset in the oldest of these files on. */
    private static Trail rotated(@Nullable AccountingFile current, List<AccountingFile> newestFirst, long from) {
        List<Stretch> stretches = new ArrayList<>();
        long offset = from;
        for (int place = newestFirst.size() - 1; place >= 0; place--) {
            stretches.add(new Stretch(newestFirst.get(place), offset));
            offset = 0;
        }
        if (current != null && current.hasRecords()) {
            stretches.add(new Stretch(current, 0));
        }
        return new Trail(current, stretches, "");
    }

    /** Without a connection to what was read before. */
    private static Trail broken(@Nullable AccountingFile current, boolean fromTheEnd, String lost) {
        if (current == null || !current.hasRecords()) {
            return new Trail(current, List.of(), lost);
        }
        return new Trail(current, List.of(new Stretch(current, fromTheEnd ? current.end() : 0)), lost);
    }
}
