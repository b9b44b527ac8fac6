package dev.monitor.store;

import dev.monitor.model.JournalLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The journal lines that may not have reached their file yet, and the files that are this store's own. */
public final class JournalTable {
    /** A day of minutes: a folder that cannot be written for longer must not fill the store. */
    private static final int MOST_LINES = 1440;

    private final Database database;

    JournalTable(Database database) {
        this.database = database;
    }

    /** The lines that no later run has seen in their file, oldest first. */
    public List<JournalLine> kept() throws StoreException {
        List<JournalLine> lines = new ArrayList<>();
        try (Rows row = database.query("SELECT file, line FROM journal_line ORDER BY run")) {
            while (row.next()) {
                lines.add(new JournalLine(row.text(1), row.text(2)));
            }
        }
        return lines;
    }

    /** The line of the last run; null before the first. */
    public @Nullable JournalLine last() throws StoreException {
        try (Rows row = database.query("SELECT file, line FROM journal_line ORDER BY run DESC LIMIT 1")) {
            return row.next() ? new JournalLine(row.text(1), row.text(2)) : null;
        }
    }

    /** Keeps the line of a run. Those of earlier runs are let go if they are known to be in their files. */
    public void keep(long run, JournalLine line, Instant at, boolean earlierWritten) throws StoreException {
        long stillWaiting = earlierWritten ? run : run - MOST_LINES;
        database.update("DELETE FROM journal_line WHERE run < ?", stillWaiting);
        database.update("INSERT INTO journal_line VALUES (?, ?, ?)", run, line.file(), line.line());
        database.update("INSERT OR REPLACE INTO journal_file VALUES (?, ?)", line.file(), at.toEpochMilli());
    }

    /** The journal's own files that were last written before a time. */
    public List<String> filesBefore(Instant time) throws StoreException {
        List<String> files = new ArrayList<>();
        try (Rows row = database.query("SELECT file FROM journal_file WHERE written < ?", time.toEpochMilli())) {
            while (row.next()) {
                files.add(row.text(1));
            }
        }
        return files;
    }

    /** Forgets files that are deleted. */
    public void forget(List<String> files) throws StoreException {
        for (String file : files) {
            database.update("DELETE FROM journal_file WHERE file = ?", file);
        }
    }
}
