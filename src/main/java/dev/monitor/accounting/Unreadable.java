package dev.monitor.accounting;

import dev.monitor.model.CollectException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.zip.ZipException;

/** Says in one line why a file could not be read. */
final class Unreadable {
    private Unreadable() {}

    static CollectException because(String file, IOException fault) {
        return new CollectException(file + ": " + reason(fault));
    }

    private static String reason(IOException fault) {
        if (fault instanceof NoSuchFileException) {
            return "no such file";
        }
        if (fault instanceof AccessDeniedException) {
            return "may not be read: run as root";
        }
        if (fault instanceof ZipException || fault instanceof EOFException) {
            return "is no sound gzip file";
        }
        return "cannot be read: " + fault.getMessage();
    }
}
