package dev.monitor.accounting;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;

/** Reads accounting files one after the other into one sink; a large one in two halves at once. */
final class PacctReading<S extends RecordSink<S>> {
    static final long LARGE_BYTES = 4 << 20;

    private final RecordReader<S> reader;
    private long skippedBytes;

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

    /** Bytes within the files that belong to no record. */
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

    /**
     * Adds the records of one file.
     *
     * @param channel of which the next byte is the one at {@code from}
     * @return where the first unread byte is
     */
    long read(ReadableByteChannel channel, long from) throws IOException {
        long before = reader.records();
        boolean large = channel instanceof FileChannel file && file.size() - from >= LARGE_BYTES;
        long end = large ? readHalves((FileChannel) channel, from) : reader.read(channel, from, Long.MAX_VALUE);
        skippedBytes += end - from - RecordLayout.BYTES * (reader.records() - before);
        return end;
    }

    /**
     * What the second thread read counts only if the first one arrived exactly where it began. So the result is the same
     * as that of one thread, whatever the file holds.
     */
    private long readHalves(FileChannel file, long from) throws IOException {
        long half = (file.size() - from) / 2;
        long middle = from + half - half % RecordLayout.BYTES;
        SecondHalf<S> second = new SecondHalf<>(reader.sink().another(), file, middle);
        second.start();
        long end;
        try {
            end = reader.read(new Position(file, from), from, middle);
        } finally {
            second.await();
        }
        if (end == middle && second.end >= 0) {
            reader.append(second.reader);
            return second.end;
        }
        return reader.readOn(new Position(file, end), end, Long.MAX_VALUE);
    }

    private static final class SecondHalf<S extends RecordSink<S>> extends Thread {
        final RecordReader<S> reader;
        private final FileChannel file;
        private final long from;
        /** Where it ended; -1 if it could not read. */
        long end = -1;

        SecondHalf(S sink, FileChannel file, long from) {
            super("second half");
            this.reader = new RecordReader<>(sink);
            this.file = file;
            this.from = from;
            setDaemon(true);
        }

        @Override
        public void run() {
            try {
                end = reader.read(new Position(file, from), from, Long.MAX_VALUE);
            } catch (IOException e) {
                end = -1;
            }
        }

        void await() throws IOException {
            try {
                join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
        }
    }

    /** A place in a file that several readers share. */
    private static final class Position implements ReadableByteChannel {
        private final FileChannel file;
        private long at;

        Position(FileChannel file, long at) {
            this.file = file;
            this.at = at;
        }

        @Override
        public int read(ByteBuffer to) throws IOException {
            int read = file.read(to, at);
            at += Math.max(0, read);
            return read;
        }

        @Override
        public boolean isOpen() {
            return file.isOpen();
        }

        /** The file stays open for the other readers. */
        @Override
        public void close() {}
    }
}
