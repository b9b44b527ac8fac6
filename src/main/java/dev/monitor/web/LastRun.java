package dev.monitor.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.monitor.model.JournalLine;
import dev.monitor.model.PreviousRun;
import dev.monitor.model.Sample;
import dev.monitor.store.Store;
import dev.monitor.store.StoreException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the last run saw.
 *
 * @param at when it began
 * @param samples all its numbers
 * @param line its line of the journal; missing where that cannot be read
 */
record LastRun(Instant at, List<Sample> samples, JsonNode line) {
    private static final JsonMapper MAPPER = new JsonMapper();

    /** Reads it; null before the first run. */
    static @Nullable LastRun of(Store store) throws StoreException {
        PreviousRun run = store.runs().previous();
        if (run == null) {
            return null;
        }
        JournalLine line = store.journal().last();
        return new LastRun(
                run.at(),
                store.samples().ofRun(run.at()),
                line == null ? MissingNode.getInstance() : json(line.line()));
    }

    /** pymonitor's form has a time stamp before the object. */
    private static JsonNode json(String line) {
        try {
            return MAPPER.readTree(line.substring(Math.max(0, line.indexOf('{'))));
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    /** The value of a metric without labels; null where the run did not see it. */
    @Nullable
    Double value(String metric) {
        return value(metric, Map.of());
    }

    /** The value of a series; null where the run did not see it. */
    @Nullable
    Double value(String metric, Map<String, String> labels) {
        for (Sample sample : samples) {
            if (sample.name().equals(metric) && sample.labels().equals(labels)) {
                return sample.value();
            }
        }
        return null;
    }
}
