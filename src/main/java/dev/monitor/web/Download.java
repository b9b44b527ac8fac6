package dev.monitor.web;

import dev.monitor.store.StoreException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * A file that is written while it goes out, so that a year of minutes takes no more memory than a day.
 *
 * @param type its media type
 * @param file what a browser calls it: letters, digits, dots and dashes
 */
record Download(String type, String file, Body body) {
    /** @throws IOException if the client is gone */
    void write(OutputStream out) throws IOException, StoreException {
        try {
            body.write(out);
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** Writes it. */
    interface Body {
        void write(OutputStream out) throws IOException, StoreException;
    }
}
