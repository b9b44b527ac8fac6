package dev.monitor.accounting;

import dev.monitor.host.Host;
import dev.monitor.model.AccountingCursor;
import dev.monitor.model.Ticks;
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
 *   <li>in the accounting file of another name that was used before: what is left there is new, and all of the present one;
 *       unless that has older records too, of which nobody can tell what they are: then it is read from its end on, behind a
 *       gap;
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
    /**
     * A file from an offset to its end.
     *
     * @param name of the accounting file that it is, or was rotated from
     */
    record Stretch(AccountingFile file, String name, long from) {}

    /** Picks up the trail of the accounting file of that name, where a cursor left it; from the beginning without one. */
    static Trail pickUp(Host host, @Nullable AccountingCursor cursor, String name) throws IOException {
        Path path = host.path(name);
        AccountingFile current = AccountingFile.at(path);
        if (cursor == null) {
            return rotated(current, name, RotatedFiles.newestFirst(path), 0);
        }
        if (current != null && current.holds(cursor)) {
            return new Trail(current, List.of(new Stretch(current, name, cursor.offset())), "");
        }
        List<AccountingFile> rotated = RotatedFiles.newestFirst(path);
        for (int place = 0; place < rotated.size(); place++) {
            if (rotated.get(place).holds(cursor)) {
                return rotated(current, name, rotated.subList(0, place + 1), cursor.offset());
            }
        }
        if (!cursor.file().equals(name)) {
            return switched(host, cursor, current, name);
        }
        if (current != null && current.beginsLike(cursor)) {
            return broken(current, name, true, name + " was cut or overwritten");
        }
        return broken(current, name, false, name + " was replaced, and what it held is gone");
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
    private static Trail rotated(
            @Nullable AccountingFile current, String name, List<AccountingFile> newestFirst, long from) {
        List<Stretch> stretches = new ArrayList<>();
        long offset = from;
        for (int place = newestFirst.size() - 1; place >= 0; place--) {
            stretches.add(new Stretch(newestFirst.get(place), name, offset));
            offset = 0;
        }
        if (current != null && current.hasRecords()) {
            stretches.add(new Stretch(current, name, 0));
        }
        return new Trail(current, stretches, "");
    }

    /** From a file of another name to this one. */
    private static Trail switched(Host host, AccountingCursor cursor, @Nullable AccountingFile current, String name)
            throws IOException {
        Trail before = pickUp(host, cursor, cursor.file());
        if (current == null || !current.hasRecords()) {
            return new Trail(current, before.stretches, before.lost);
        }
        FileHead head = FileHead.of(current.path());
        if (head.begin() < Ticks.of(cursor.lastEnd()) - Timing.SLACK) {
            return broken(current, name, true, "the accounting file is another one than before: " + name);
        }
        List<Stretch> stretches = new ArrayList<>(before.stretches);
        stretches.add(new Stretch(current, name, 0));
        return new Trail(current, stretches, before.lost);
    }

    /** Without a connection to what was read before. */
    private static Trail broken(@Nullable AccountingFile current, String name, boolean fromTheEnd, String lost) {
        if (current == null || !current.hasRecords()) {
            return new Trail(current, List.of(), lost);
        }
        return new Trail(current, List.of(new Stretch(current, name, fromTheEnd ? current.end() : 0)), lost);
    }
}
