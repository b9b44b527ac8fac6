package dev.monitor.accounting;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;

/** Reads accounting files one after the other into one sink; a large one by two threads at once. */
final class PacctReading<S extends RecordSink<S>> {
    private final RecordReader<S> reader;
    private long skippedBytes;

    /** Bytes behind the last record of the file read last. */
    private long rest;

    PacctReading(S sink) {
        reader = new RecordReader<>(sink);
    }

    /** Where all that was read has gone. */
    S sink() {
        return reader.sink();
    }

    long records() {
        return reader.records();
    }

    /** Bytes within the files, and behind those that are complete, that belong to no record. */
    long skippedBytes() {
        return skippedBytes;
    }

    /** When the process of the first record of the file read last ended, in ticks since the epoch; -1 without one. */
    long firstEnd() {
        return reader.firstEnd();
    }

    /** When the process of the last record of the file read last ended, in ticks since the epoch; -1 without one. */
    long lastEnd() {
        return reader.lastEnd();
    }

    /** Whether the file read last had no byte to read. */
    boolean wasEmpty() {
        return reader.wasEmpty();
    }

    /** Says of the file read last that nothing more will be written to it: what is behind its last record is no record. */
    void skipRest() {
        skippedBytes += rest;
        rest = 0;
    }

    /**
     * Adds the records of one file.
     *
     * @param channel of which the next byte is the one at {@code from}
     * @return where the first unread byte is
     */
    long read(ReadableByteChannel channel, long from) throws IOException {
        long before = reader.records();
        reader.turnToNextFile();
        long end;
        if (channel instanceof FileChannel file && file.size() - from >= LargeFile.LEAST_BYTES) {
            end = new LargeFile<>(file, from, reader).read();
            rest = file.size() - end;
        } else {
            end = reader.read(channel, from, Long.MAX_VALUE);
            rest = reader.rest();
        }
        skippedBytes += end - from - RecordLayout.BYTES * (reader.records() - before);
        return end;
    }
}
