package dev.monitor.accounting;

/**
 * Takes only what ended after a moment, for the first run that reads records after others that did not: what ended before is
 * in what they counted, or lost.
 */
final class RecentRecords implements RecordSink<RecentRecords> {
    private final long after;
    private final UsageTable table = new UsageTable();

    /** @param after ticks since the epoch */
    RecentRecords(long after) {
        this.after = after;
    }

    @Override
    public void add(long[] words, int at) {
        if (RecordLayout.endTicks(words, at) > after) {
            table.add(words, at);
        }
    }

    @Override
    public RecentRecords another() {
        return new RecentRecords(after);
    }

    @Override
    public void append(RecentRecords behind) {
        table.append(behind.table);
    }

    @Override
    public UsageTable table() {
        return table;
    }
}
