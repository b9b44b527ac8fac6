package dev.monitor.web;

import dev.monitor.store.StoreException;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code /api/v1/sessions}: who was logged in at the last run. */
final class SessionsApi implements Page {
    private final Source source;

    SessionsApi(Source source) {
        this.source = source;
    }

    @Override
    public Answer answer(Parameters parameters) throws Refusal, StoreException {
        LastRun run = source.lastRun();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("at", run.at().getEpochSecond());
        fields.put("sessions", run.line().get("sessions"));
        return Answer.json(fields);
    }
}
