package dev.monitor.accounting;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file that two threads read at once, each a part of it. Whoever is done takes over the rear half of what the other has left,
 * so that both are busy to the end, however unevenly the machine lets them run.
 *
 * <p>What was read of a part counts only if reading arrived exactly where the part begins. So the result is the same as that
 * of one thread, whatever the file holds.
 */
final class LargeFile<S extends RecordSink<S>> {
    /** Less is not worth another thread. */
    static final long LEAST_BYTES = 4 << 20;

    /** How much a thread reads before it looks whether its part still ends where it did. */
    private static final long STEP_BYTES = 1 << 20;

    private final FileChannel file;
    private final long size;
    private final Part first;

    /** In the order of the file. */
    private final List<Part> parts = new ArrayList<>();

    /**
     * @param from where reading begins
     * @param reader which has got all of it in the end
     */
    LargeFile(FileChannel file, long from, RecordReader<S> reader) throws IOException {
        this.file = file;
        this.size = file.size();
        this.first = new Part(reader, from, size);
        parts.add(first);
    }

    /** Reads it to its end; returns where the first byte is that was not used. */
    long read() throws IOException {
        Helper helper = new Helper();
        helper.start();
        try {
            first.read();
            readWhatIsLeft();
        } finally {
            helper.await();
        }
        return joined();
    }

    private void readWhatIsLeft() {
        Part part = takeOver();
        while (part != null) {
            try {
                part.read();
            } catch (IOException e) {
                // It has no end, so that it is read once more where that can be told.
            }
            part = takeOver();
        }
    }

    /** The rear half of the part of which most is left; null if that is too little. */
    private synchronized @Nullable Part takeOver() {
        int longest = 0;
        for (int i = 1; i < parts.size(); i++) {
            longest = parts.get(i).left() > parts.get(longest).left() ? i : longest;
        }
        Part front = parts.get(longest);
        long half = front.left() / 2 / STEP_BYTES * STEP_BYTES;
        if (half == 0) {
            return null;
        }
        RecordReader<S> reader = new RecordReader<>(first.reader.sink().another());
        Part rear = new Part(reader, front.taken + half, front.limit);
        front.limit = rear.begin;
        parts.add(longest + 1, rear);
        return rear;
    }

    /** Puts the parts one behind the other as far as each begins where the one before it ends; reads the rest once more. */
    private long joined() throws IOException {
        long end = first.end;
        for (Part part : parts.subList(1, parts.size())) {
            if (part.begin != end || part.end < 0) {
                return first.reader.read(new Position(file, end), end, Long.MAX_VALUE);
            }
            first.reader.append(part.reader);
            end = part.end;
        }
        return end;
    }

    /** Bytes that one thread reads, step by step. */
    private final class Part {
        final RecordReader<S> reader;
        final long begin;

        /** How far the steps go that were begun, and how far they are to go. */
        long taken;

        long limit;

        /** Where the first byte is that was not used; -1 until all of it is read. */
        long end = -1;

        Part(RecordReader<S> reader, long begin, long limit) {
            this.reader = reader;
            this.begin = begin;
            this.taken = begin;
            this.limit = limit;
        }

        void read() throws IOException {
            long at = begin;
            while (takeStep()) {
                // What was written meanwhile belongs to the last step.
                long to = taken == size ? Long.MAX_VALUE : taken;
                at = reader.read(new Position(file, at), at, to);
            }
            end = at;
        }

        private boolean takeStep() {
            synchronized (LargeFile.this) {
                boolean more = taken < limit;
                taken = Math.min(limit, taken + STEP_BYTES);
                return more;
            }
        }

        long left() {
            return limit - taken;
        }
    }

    private final class Helper extends Thread {
        Helper() {
            super("second reader");
            setDaemon(true);
        }

        @Override
        public void run() {
            readWhatIsLeft();
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
