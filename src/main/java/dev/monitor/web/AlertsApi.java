package dev.monitor.web;

import dev.monitor.model.Episode;
import dev.monitor.model.Silence;
import dev.monitor.render.MetricWords;
import dev.monitor.store.Store;
import dev.monitor.store.StoreException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/alerts}: what fires, what fired in a time, and what is silenced. */
final class AlertsApi implements Page {
    private static final int MOST = 500;

    private final Source source;

    AlertsApi(Source source) {
        this.source = source;
    }

    @Override
    public Answer answer(Parameters parameters) throws Refusal, StoreException {
        Span span = Span.of(parameters, source.now(), source.zone());
        return source.read(store -> {
            LastRun run = LastRun.of(store);
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("from", span.from().getEpochSecond());
            fields.put("to", span.to().getEpochSecond());
            fields.put("firing", rows(firing(store, source.now()), run));
            fields.put("past", rows(over(store, span), run));
            fields.put("silences", silences(store.silences().at(source.now())));
            return Answer.json(fields);
        });
    }

    /** What fires now. */
    static List<Episode> firing(Store store, Instant now) throws StoreException {
        List<Episode> firing = new ArrayList<>();
        for (Episode episode : store.alertLog().between(now, now, MOST)) {
            if (episode.until() == null) {
                firing.add(episode);
            }
        }
        return firing;
    }

    private static List<Episode> over(Store store, Span span) throws StoreException {
        List<Episode> over = new ArrayList<>();
        for (Episode episode : store.alertLog().between(span.from(), span.to(), MOST)) {
            if (episode.until() != null) {
                over.add(episode);
            }
        }
        return over;
    }

    /** @param run where the present values are from; null where there is none */
    static List<Object> rows(List<Episode> episodes, @Nullable LastRun run) {
        List<Object> rows = new ArrayList<>();
        for (Episode episode : episodes) {
            Instant until = episode.until();
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("rule", episode.rule());
            row.put("metric", episode.metric());
            row.put("labels", episode.labels());
            row.put("title", MetricWords.title(episode.metric(), episode.labels()));
            row.put("severity", episode.severity().name().toLowerCase(Locale.ROOT));
            row.put("condition", episode.condition());
            row.put("since", episode.since().getEpochSecond());
            row.put("until", until == null ? null : until.getEpochSecond());
            row.put("peak", episode.peak());
            row.put("value", run == null ? null : run.value(episode.metric(), episode.labels()));
            rows.add(row);
        }
        return rows;
    }

    private static List<Object> silences(List<Silence> silences) {
        List<Object> rows = new ArrayList<>();
        for (Silence silence : silences) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("rule", silence.rule());
            row.put("since", silence.since().getEpochSecond());
            row.put("until", silence.until().getEpochSecond());
            row.put("why", silence.why());
            rows.add(row);
        }
        return rows;
    }
}
