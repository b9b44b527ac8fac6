package dev.monitor.accounting;

/** The part of a file that nobody reads yet. One thread takes stretches of it from its begin, the other from its end. */
final class Stretches {
    private final long length;
    private long begin;
    private long end;

    /** @param length of a stretch; the last one may be shorter */
    Stretches(long begin, long end, long length) {
        this.begin = begin;
        this.end = end;
        this.length = length;
    }

    /** Takes a stretch from the begin, and tells where it ends; -1 if there is none. */
    synchronized long takeFirst() {
        if (begin >= end) {
            return -1;
        }
        begin = Math.min(end, begin + length);
        return begin;
    }

    /** Takes a stretch from the end, and tells where it begins; -1 if there is none. */
    synchronized long takeLast() {
        if (begin >= end) {
            return -1;
        }
        end = Math.max(begin, end - length);
        return end;
    }

    /** Leaves nothing to be taken. */
    synchronized void close() {
        end = begin;
    }
}
