package dev.monitor.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Turns what the file system and SQLite say into one line with a remedy. */
final class Faults {
    // Result codes of SQLite (sqlite.org/rescode.html), the low byte of what the driver passes on.
    private static final int SQLITE_PERM = 3;
    private static final int SQLITE_BUSY = 5;
    private static final int SQLITE_LOCKED = 6;
    private static final int SQLITE_READONLY = 8;
    private static final int SQLITE_CORRUPT = 11;
    private static final int SQLITE_FULL = 13;
    private static final int SQLITE_CANTOPEN = 14;
    private static final int SQLITE_NOTADB = 26;

    /** What SQLite says of JSON that it cannot read, which has no code of its own; only this program writes any. */
    private static final String BAD_JSON = "malformed JSON";

    private Faults() {}

    static StoreException ofFile(Path path, IOException fault) {
        if (fault instanceof AccessDeniedException) {
            return denied(path);
        }
        if (fault instanceof FileAlreadyExistsException) {
            return new StoreException(StoreException.Kind.FAILED, path + ": is no folder; set STATE_PATH");
        }
        if (fault instanceof NoSuchFileException) {
            return new StoreException(StoreException.Kind.FAILED, path + ": is not there; set STATE_PATH");
        }
        String reason = fault instanceof FileSystemException f && f.getReason() != null
                ? f.getReason()
                : String.valueOf(fault.getMessage());
        boolean full = reason.contains("No space left") || reason.contains("quota");
        StoreException.Kind kind = full ? StoreException.Kind.FULL : StoreException.Kind.FAILED;
        return new StoreException(kind, path + ": " + reason);
    }

    static StoreException ofDatabase(Path file, SQLException fault) {
        if (fault instanceof SQLiteException sqlite
                && sqlite.getResultCode() == SQLiteErrorCode.SQLITE_READONLY_ROLLBACK) {
            return new StoreException(
                    StoreException.Kind.FAILED,
                    file + ": a run was killed while it wrote; the next `collect` mends that");
        }
        return switch (fault.getErrorCode() & 0xff) {
            case SQLITE_BUSY, SQLITE_LOCKED ->
                new StoreException(StoreException.Kind.BUSY, file + ": stayed locked by another process");
            case SQLITE_FULL ->
                new StoreException(StoreException.Kind.FULL, file + ": no space left on its file system");
            case SQLITE_PERM, SQLITE_READONLY, SQLITE_CANTOPEN -> denied(file);
            case SQLITE_CORRUPT, SQLITE_NOTADB -> damaged(file);
            default ->
                String.valueOf(fault.getMessage()).contains(BAD_JSON)
                        ? damaged(file)
                        : new StoreException(StoreException.Kind.FAILED, file + ": " + fault.getMessage());
        };
    }

    /** What the hourly tidying, which reads all that is read later, finds at the latest. */
    static StoreException damaged(Path file) {
        return new StoreException(
                StoreException.Kind.DAMAGED,
                file + ": is damaged; within an hour a `collect` sets it aside and begins a new one");
    }

    static StoreException denied(Path path) {
        return new StoreException(
                StoreException.Kind.DENIED, path + ": may not be written by this user; run as root, or set STATE_PATH");
    }
}
