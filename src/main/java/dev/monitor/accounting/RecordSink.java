package dev.monitor.accounting;

import dev.monitor.host.UserNames;
import dev.monitor.model.HourlyUsage;
import java.util.List;

/**
 * What accounting records are read into. Two threads may read a file, each into a sink of its own.
 *
 * @param <S> the sink itself
 */
interface RecordSink<S> {
    /** Takes one little-endian record. The array is used again. */
    void add(long[] words, int at);

    /**
     * Takes the records of an array up to the first that cannot be a little-endian one.
     *
     * @param from the number of the record to begin with
     * @param to the number of the record behind the last one
     * @return the number of the record that was not taken; {@code to} if all were
     */
    default int addAll(long[] words, int from, int to) {
        int record = from;
        while (record < to && RecordLayout.isPlausible(words, RecordLayout.WORDS * record)) {
            add(words, RecordLayout.WORDS * record);
            record++;
        }
        return record;
    }

    /** An empty one of the same kind. */
    S another();

    /** Takes over what another one got of records that come after all that this one got. */
    void append(S behind);

    /** What belongs to the run itself. */
    UsageTable table();

    /** What belongs to hours before it, oldest first. */
    default List<HourlyUsage> history(UserNames users) {
        return List.of();
    }
}
