package dev.monitor.web;

import dev.monitor.model.OutboxEntry;
import dev.monitor.store.Store;
import dev.monitor.store.StoreException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * {@code /api/v1/outbox}: what waits to be sent, and what was given up and why. Recipients are people's numbers and addresses:
 * of each only the end is shown, also where an answer quotes it.
 */
final class OutboxApi implements Page {
    private static final int MOST = 50;
    private static final int SHOWN_CHARACTERS = 2;
    private static final int LEAST_HIDDEN = 4;

    private final Source source;

    OutboxApi(Source source) {
        this.source = source;
    }

    @Override
    public Answer answer(Parameters parameters) throws Refusal, StoreException {
        return source.read(store -> {
            Map<String, Object> fields = new LinkedHashMap<>(counts(store));
            fields.put("waiting", rows(store.backlog().waiting(MOST)));
            fields.put("abandoned", rows(store.backlog().abandoned(MOST)));
            return Answer.json(fields);
        });
    }

    /** How many requests wait, and how many were given up of those that are still known. */
    static Map<String, Object> counts(Store store) throws StoreException {
        Map<String, Object> counts = new LinkedHashMap<>();
        counts.put("pending", store.backlog().pending());
        counts.put("given_up", store.backlog().abandoned(MOST).size());
        return counts;
    }

    private static List<Object> rows(List<OutboxEntry> entries) {
        List<Object> rows = new ArrayList<>();
        for (OutboxEntry entry : entries) {
            String masked = masked(entry.recipient());
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("id", entry.id());
            row.put("kind", entry.kind().name().toLowerCase(Locale.ROOT));
            row.put("channel", entry.channel());
            row.put("recipient", masked);
            row.put("subject", entry.subject());
            row.put("part", entry.part());
            row.put("of", entry.of());
            row.put("tries", entry.tries());
            row.put("created", entry.created().getEpochSecond());
            row.put("due", entry.due().getEpochSecond());
            row.put("answer", entry.answer().replace(entry.recipient(), masked));
            rows.add(row);
        }
        return rows;
    }

    private static String masked(String recipient) {
        int shown = recipient.length() - SHOWN_CHARACTERS < LEAST_HIDDEN ? 0 : SHOWN_CHARACTERS;
        return "…" + recipient.substring(recipient.length() - shown);
    }
}
