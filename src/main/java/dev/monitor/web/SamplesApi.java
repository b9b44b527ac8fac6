package dev.monitor.web;

import dev.monitor.model.Aggregate;
import dev.monitor.model.Series;
import dev.monitor.store.Store;
import dev.monitor.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code /api/v1/samples}: what is kept of one series, each sample or, where those are gone, each hour, page by page, the
 * latest first. A page begins before or after a moment, so that pages stay what they are while runs go on.
 */
final class SamplesApi implements Page {
    private static final int USUAL_ROWS = 50;
    private static final int MOST_ROWS = 1000;
    private static final Duration FIRST_LOOK = Duration.ofHours(2);
    private static final int WIDER = 4;

    private final Source source;

    SamplesApi(Source source) {
        this.source = source;
    }

    @Override
    public Answer answer(Parameters parameters) throws Refusal, StoreException {
        SeriesChoice choice = SeriesChoice.of(parameters);
        Span span = Span.of(parameters, source.now(), source.zone());
        int most = parameters.number("limit", 1, MOST_ROWS, USUAL_ROWS);
        Instant before = Span.moment(parameters, "before", source.now(), source.zone());
        Instant after = Span.moment(parameters, "after", source.now(), source.zone());
        if (before != null && after != null) {
            throw Refusal.badRequest("before and after cannot both be given");
        }
        return source.read(store -> {
            Series series = choice.single(store);
            List<Aggregate> rows = after != null
                    ? following(store, series, after, span, most + 1)
                    : preceding(store, series, before == null ? span.to().plusSeconds(1) : before, span, most + 1);
            boolean more = rows.size() > most;
            List<Aggregate> page = after != null
                    ? rows.subList(0, Math.min(most, rows.size()))
                    : rows.subList(rows.size() - Math.min(most, rows.size()), rows.size());
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("metric", series.name());
            fields.put("labels", series.labels());
            fields.put("rows", rows(page));
            fields.put("older", after == null ? more : !after.isBefore(span.from()));
            fields.put("newer", after == null ? before != null && !before.isAfter(span.to()) : more);
            return Answer.json(fields);
        });
    }

    private static List<Object> rows(List<Aggregate> page) {
        List<Object> rows = new ArrayList<>(HistoryApi.points(page));
        Collections.reverse(rows);
        return rows;
    }

    /** The last rows before a moment, and perhaps more: as far back as needed, in ever longer steps. */
    private static List<Aggregate> preceding(Store store, Series series, Instant end, Span span, int most)
            throws StoreException {
        Instant last = end.minusSeconds(1);
        Duration look = FIRST_LOOK;
        while (true) {
            Instant begin = last.minus(look);
            boolean whole = !begin.isAfter(span.from());
            List<Aggregate> rows = store.samples().read(series, whole ? span.from() : begin, last, Duration.ZERO);
            if (whole || rows.size() >= most) {
                return rows;
            }
            look = look.multipliedBy(WIDER);
        }
    }

    /** The first rows after a moment, and perhaps more. The hour that holds the moment is not after it. */
    private static List<Aggregate> following(Store store, Series series, Instant after, Span span, int most)
            throws StoreException {
        Instant begin = after.isBefore(span.from()) ? span.from() : after.plusSeconds(1);
        Duration look = FIRST_LOOK;
        while (true) {
            Instant end = begin.plus(look);
            boolean whole = !end.isBefore(span.to());
            List<Aggregate> rows = new ArrayList<>();
            for (Aggregate row : store.samples().read(series, begin, whole ? span.to() : end, Duration.ZERO)) {
                if (row.at().isAfter(after)) {
                    rows.add(row);
                }
            }
            if (whole || rows.size() >= most) {
                return rows;
            }
            look = look.multipliedBy(WIDER);
        }
    }
}
