package dev.monitor.accounting;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.nio.channels.ReadableByteChannel;

/**
 * Reads accounting records into a sink, a block at a time. Where no record begins (a write that the kernel could not finish, foreign
 * bytes), it goes on at the next byte where two records follow each other, or one that ends exactly where the file does.
 */
final class RecordReader<S extends RecordSink<S>> {
    private static final int BLOCK_BYTES = 128 << 10;

    /** At first the sink gets few records at a time: a method that is called often is compiled sooner than one that loops. */
    private static final int FIRST_CALLS = 4_000;

    private static final int FIRST_RECORDS = 16;

    private final ByteBuffer block = ByteBuffer.allocateDirect(BLOCK_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private final LongBuffer blockWords = block.asLongBuffer();
    private final long[] words = new long[BLOCK_BYTES / 8];
    private final S sink;

    private int calls;

    private long records;
    private long firstEnd = -1;
    private long lastEnd = -1;
    private boolean empty = true;

    RecordReader(S sink) {
        this.sink = sink;
    }

    /** Where all that was read has gone. */
    S sink() {
        return sink;
    }

    /** How many records were read. */
    long records() {
        return records;
    }

    /** When the process of the first record of the file read last ended, in ticks since the epoch; -1 without one. */
    long firstEnd() {
        return firstEnd;
    }

    /** When the process of the last record of the file read last ended, in ticks since the epoch; -1 without one. */
    long lastEnd() {
        return lastEnd;
    }

    /** Whether the file read last had no byte to read. */
    boolean wasEmpty() {
        return empty;
    }

    /** Begins with another file: what is told of the file read last is of this one from now on. */
    void turnToNextFile() {
        firstEnd = -1;
        lastEnd = -1;
        empty = true;
    }

    /**
     * Reads the records that begin before a limit, to the end at the most.
     *
     * @param channel of which the next byte is the one at {@code from}
     * @return where the first byte is that was not used: a record that is not whole, or bytes that may yet turn out as one
     */
    long read(ReadableByteChannel channel, long from, long limit) throws IOException {
        block.clear();
        long at = from;
        while (at < limit) {
            boolean ended = !fill(channel);
            int length = block.position();
            empty &= length == 0;
            int used = RecordLayout.BYTES * decode(recordsBefore(limit - at, length));
            boolean astray = used + RecordLayout.BYTES <= length && at + used < limit;
            int found = astray ? nextRecord(used + 1, length, ended) : used;
            int next = found >= 0 ? found : Math.max(used, length - 2 * RecordLayout.BYTES + 1);
            block.flip().position(next).compact();
            at += next;
            if (ended && (found < 0 || length - next < RecordLayout.BYTES)) {
                break;
            }
        }
        return at;
    }

    /** How many bytes the last call of {@link #read} left unused, if it read to the end. */
    int rest() {
        return block.position();
    }

    /** Takes over what another reader read behind the end of what this one read. */
    void append(RecordReader<S> behind) {
        sink.append(behind.sink);
        records += behind.records;
        firstEnd = firstEnd < 0 ? behind.firstEnd : firstEnd;
        lastEnd = behind.lastEnd < 0 ? lastEnd : behind.lastEnd;
    }

    /** Whether the block could be filled: false at the end. */
    private boolean fill(ReadableByteChannel channel) throws IOException {
        while (block.hasRemaining()) {
            if (channel.read(block) < 0) {
                return false;
            }
        }
        return true;
    }

    /** How many records lie wholly within the block and begin before the limit. */
    private static int recordsBefore(long limit, int length) {
        long beginning = Math.min(length, limit) + RecordLayout.BYTES - 1;
        return (int) Math.min(length, beginning) / RecordLayout.BYTES;
    }

    /** Adds the records at the beginning of the block; returns how many, less than {@code most} where none begins. */
    private int decode(int most) {
        blockWords.clear().get(words, 0, RecordLayout.WORDS * most);
        int decoded = addRecords(words, most);
        if (decoded > 0) {
            if (firstEnd < 0) {
                firstEnd = end(0);
            }
            lastEnd = end(decoded - 1);
            records += decoded;
        }
        return decoded;
    }

    private int addRecords(long[] words, int most) {
        int record = 0;
        while (record < most) {
            int end = Math.min(most, record + (calls < FIRST_CALLS ? FIRST_RECORDS : most));
            record = sink.addAll(words, record, end);
            calls++;
            if (record < end) {
                if (!addBigEndian(words, RecordLayout.WORDS * record)) {
                    break;
                }
                record++;
            }
        }
        return record;
    }

    private boolean addBigEndian(long[] words, int at) {
        if (!RecordLayout.isBigEndian(words, at)) {
            return false;
        }
        long[] record = RecordLayout.swapped(words, at);
        if (!RecordLayout.isPlausible(record, 0)) {
            return false;
        }
        sink.add(record, 0);
        return true;
    }

    private long end(int record) {
        int at = RecordLayout.WORDS * record;
        return RecordLayout.isBigEndian(words, at)
                ? RecordLayout.endTicks(RecordLayout.swapped(words, at), 0)
                : RecordLayout.endTicks(words, at);
    }

    /** The first byte of the block from which records go on; -1 if that cannot be said yet. */
    private int nextRecord(int from, int length, boolean ended) {
        for (int at = from; at + 2 * RecordLayout.BYTES <= length; at++) {
            if (RecordLayout.isConvincing(block, at) && RecordLayout.isConvincing(block, at + RecordLayout.BYTES)) {
                return at;
            }
        }
        int last = length - RecordLayout.BYTES;
        return ended && last >= from && RecordLayout.isConvincing(block, last) ? last : -1;
    }
}
