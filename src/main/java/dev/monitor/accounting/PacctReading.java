package dev.monitor.accounting;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;

/** Reads accounting files one after the other into one sink; a large one from both ends at once. */
final class PacctReading<S extends RecordSink<S>> {
    static final long LARGE_BYTES = 4 << 20;

    /** What a thread takes at once: little, so that both are at work to the end; a whole number of blocks. */
    private static final long STRETCH_BYTES = 2 << 20;

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
        reader.beginFile();
        boolean large = channel instanceof FileChannel file && file.size() - from >= LARGE_BYTES;
        long end = large ? readFromBothEnds((FileChannel) channel, from) : reader.read(channel, from, Long.MAX_VALUE);
        skippedBytes += end - from - RecordLayout.BYTES * (reader.records() - before);
        return end;
    }

    /**
     * What the second thread read counts only if each stretch, also of the first one, ended exactly where the next begins. So
     * the result is the same as that of one thread, whatever the file holds.
     */
    private long readFromBothEnds(FileChannel file, long from) throws IOException {
        long records = (file.size() - from) / RecordLayout.BYTES;
        long stretch = reader.sink().isOrdered() ? RecordLayout.BYTES * ((records + 1) / 2) : STRETCH_BYTES;
        Stretches stretches = new Stretches(from, from + RecordLayout.BYTES * records, stretch);
        FromEnd<S> second = new FromEnd<>(reader.sink().another(), file, stretches);
        second.start();
        long at = from;
        try {
            long end = stretches.takeFirst();
            while (end >= 0) {
                at = reader.read(new Position(file, at), at, end);
                end = at == end ? stretches.takeFirst() : -1;
            }
        } finally {
            stretches.close();
            second.await();
        }
        if (at == second.begin && second.end >= 0) {
            reader.append(second.reader);
            return second.end;
        }
        return reader.read(new Position(file, at), at, Long.MAX_VALUE);
    }

    private static final class FromEnd<S extends RecordSink<S>> extends Thread {
        final RecordReader<S> reader;
        private final FileChannel file;
        private final Stretches stretches;
        /** Where the earliest stretch that it read begins. */
        long begin = -1;
        /** Where the last one ended; -1 if what it read is of no use. */
        long end = -1;

        FromEnd(S sink, FileChannel file, Stretches stretches) {
            super("from the end");
            this.reader = new RecordReader<>(sink);
            this.file = file;
            this.stretches = stretches;
            setDaemon(true);
        }

        @Override
        public void run() {
            try {
                long next = stretches.takeLast();
                if (next >= 0) {
                    end = reader.read(new Position(file, next), next, Long.MAX_VALUE);
                }
                while (next >= 0) {
                    begin = next;
                    next = stretches.takeLast();
                    if (next >= 0 && reader.read(new Position(file, next), next, begin) != begin) {
                        end = -1;
                        return;
                    }
                }
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
