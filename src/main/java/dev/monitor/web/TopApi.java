package dev.monitor.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.monitor.store.StoreException;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code /api/v1/top}: the processes that used most at the last run, largest first. */
final class TopApi implements Page {
    private final Source source;

    TopApi(Source source) {
        this.source = source;
    }

    @Override
    public Answer answer(Parameters parameters) throws Refusal, StoreException {
        LastRun run = source.lastRun();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("at", run.at().getEpochSecond());
        JsonNode top = run.line().get("top");
        if (top != null && !source.showsCommandLines()) {
            for (JsonNode process : top) {
                if (process instanceof ObjectNode fieldsOfProcess) {
                    fieldsOfProcess.remove("command");
                }
            }
        }
        fields.put("top", top);
        return Answer.json(fields);
    }
}
